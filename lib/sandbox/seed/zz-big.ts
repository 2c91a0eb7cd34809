import { DatabaseSync } from 'node:sqlite'
import { rmSync, statSync } from 'node:fs'
import { advance } from '@/lib/sandbox/engine/advance'
import { fillBack } from '@/lib/sandbox/seed/fill-back'
import { seedAccount, defaultSizes } from '@/lib/sandbox/seed/seed-account'
const file = '/tmp/world-big.db'
for (const x of ['', '-wal', '-shm']) rmSync(file + x, { force: true })
const db = new DatabaseSync(file)
const now = Date.parse('2026-11-19T19:30:00Z') / 1000
let t = performance.now()
seedAccount(db, { seed: 7, now, zone: 'America/Los_Angeles', sizes: { ...defaultSizes, leads: 1_000_000 } })
console.log('seed 1M s', (performance.now() - t) / 1000, 'rss MB', process.memoryUsage().rss / 1e6, 'file MB', statSync(file).size / 1e6)
const time = (name: string, sql: string, ...v: (string | number)[]) => {
  const s = db.prepare(sql); const runs: number[] = []; let n = 0
  for (let i = 0; i < 20; i++) { const a = performance.now(); n = s.all(...v).length; runs.push(performance.now() - a) }
  runs.sort((a, b) => a - b); console.log(name, 'rows', n, 'median', runs[10]?.toFixed(3), 'worst', runs[19]?.toFixed(3))
}
const some = db.prepare('select phone_number, last_name, first_name from leads where id = 20500000').get()
console.log(some)
time('phone', 'select * from leads where phone_number = ? or alt_phone_1 = ? or alt_phone_2 = ?', String(some?.phone_number), String(some?.phone_number), String(some?.phone_number))
time('phone only', 'select * from leads where phone_number = ?', String(some?.phone_number))
time('last+first', 'select * from leads where last_name = ? and first_name = ? limit 100', String(some?.last_name), String(some?.first_name))
time('last count', 'select count(*) from leads where last_name = ?', String(some?.last_name))
time('last page', 'select * from leads where last_name = ? order by id limit 50', String(some?.last_name))
time('first count', 'select count(*) from leads where first_name = ?', 'José')
console.log(db.prepare("select count(distinct phone_number) u, count(*) n, sum(status='NEW') fresh from leads").get())
for (let i = 1; i < 400; i++) { const a = performance.now(); advance(db, now + i); const d = performance.now() - a; if (d > 5) console.log('slow tick', i, d) }
t = performance.now(); advance(db, now + 4000); console.log('hour ms', performance.now() - t)
t = performance.now(); let n = 0; while (!fillBack(db, 10)) n++; console.log('fill s', (performance.now() - t) / 1000, n)
console.log('file MB', statSync(file).size / 1e6)
