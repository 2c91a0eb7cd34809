import { DatabaseSync } from 'node:sqlite'
import { rmSync } from 'node:fs'
import { advance } from '@/lib/sandbox/engine/advance'
import { fillBack } from './fill-back'
import { defaultSizes, seedAccount } from './seed-account'
const now = Date.parse('2026-11-19T19:30:00Z') / 1000
const cpu = (name: string, work: () => void) => { const c = process.cpuUsage(); const t = performance.now(); work(); const d = process.cpuUsage(c); console.log(name, 'cpu ms', ((d.user + d.system) / 1000).toFixed(0), 'user', (d.user / 1000).toFixed(0), 'wall', (performance.now() - t).toFixed(0)) }
for (const leads of process.argv.slice(2).map(Number)) {
  const file = `/tmp/zz-cpu-${leads}.db`
  for (const x of ['', '-wal', '-shm']) rmSync(file + x, { force: true })
  const db = new DatabaseSync(file)
  cpu(`seed ${leads}`, () => seedAccount(db, { seed: 7, now, zone: 'America/Los_Angeles', sizes: { ...defaultSizes, leads } }))
  cpu('hour', () => advance(db, now + 3600))
  cpu('600 ticks', () => { for (let i = 0; i < 600; i++) advance(db, now + 3600 + i) })
  cpu('14d', () => advance(db, now + 14 * 86400))
  cpu('fill', () => { while (!fillBack(db, 10)); })
  db.close(); for (const x of ['', '-wal', '-shm']) rmSync(file + x, { force: true })
}
