import { openSandbox } from '@/lib/sandbox/sandbox'
import { defaultSizes } from '@/lib/sandbox/seed/seed-account'
import { fillBack } from '@/lib/sandbox/seed/fill-back'
import { rmSync } from 'node:fs'
rmSync('/tmp/world-big', { recursive: true, force: true })
const now = Date.parse('2026-11-19T19:30:00Z')
let shift = 0
const base = performance.now()
const sandbox = openSandbox({ dir: '/tmp/world-big', idle: false, now: () => now + performance.now() - base + shift, accounts: [{ token: 't', sizes: { ...defaultSizes, leads: Number(process.argv[2] ?? 1e6) } }] })
console.log('open s', (performance.now() - base) / 1000)
const account = sandbox.account('t')
if (!account) throw new Error('x')
const db = account.db
const some = db.prepare('select phone_number, last_name, first_name from leads where id = (select max(id) - 50 from leads)').get()
const ask = async (path: string, form: Record<string, string>) => {
  const runs: number[] = []; let text = ''
  for (let i = 0; i < 15; i++) { const a = performance.now(); text = await (await sandbox.fetch(new Request(`http://x/v1/${path}`, { method: 'POST', body: new URLSearchParams({ ...form, auth_token: 't' }) }))).text(); runs.push(performance.now() - a) }
  runs.sort((a, b) => a - b); console.log(path, JSON.stringify(form), 'median', runs[7]?.toFixed(2), 'worst', runs[14]?.toFixed(2), text.slice(0, 90))
}
await ask('leads/search', { phone_number: String(some?.phone_number) })
await ask('leads/search', { alt_phone_1: String(some?.phone_number) })
await ask('leads/search', { last_name: String(some?.last_name) })
await ask('leads/search', { last_name: String(some?.last_name), first_name: String(some?.first_name) })
await ask('leads/search', { first_name: 'José' })
await ask('leads/search', { list_id: '2807' })
await ask('leads/search', { list_id: '2807', status: 'NEW', limit: '1' })
await ask('agent-monitor/search', {})
await ask('log/retrieve', { limit: '500' })
await ask('agent-performance/search', {})
await ask('campaigns/search', {})
for (const mode of ['NORMAL', 'OFF']) {
  db.exec(`PRAGMA synchronous = ${mode}`)
  const t = performance.now(); let n = 0; let worst = 0
  while (performance.now() - t < 2000) { const a = performance.now(); fillBack(db, 10); worst = Math.max(worst, performance.now() - a); n++ }
  console.log(mode, n, 'slices in 3 s; worst', worst.toFixed(1), db.prepare('select count(*) n from calls').get())
}
const t = performance.now(); while (!fillBack(db, 10)); console.log('rest s', (performance.now() - t) / 1000)
await ask('log/retrieve', { limit: '500', start_time: '2026-10-01 00:00:00', end_time: '2026-10-01 23:59:59' })
await ask('agent-performance/search', { date_start: '2026-11-01', date_end: '2026-11-18' })
await ask('agent-monitor/search', {})
sandbox.close(); rmSync('/tmp/world-big', { recursive: true, force: true })
