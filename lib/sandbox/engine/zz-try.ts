import { DatabaseSync } from 'node:sqlite'
import { advance } from '@/lib/sandbox/engine/advance'
import { seedAccount, defaultSizes } from '@/lib/sandbox/seed/seed-account'
const db = new DatabaseSync(process.argv[2] ?? ':memory:')
const now = Date.parse('2026-11-19T19:30:00Z') / 1000
let t = performance.now()
seedAccount(db, { seed: 7, now, zone: 'America/Los_Angeles', sizes: defaultSizes })
console.log('seed', performance.now() - t)
const q = (s: string) => console.table(db.prepare(s).all())
q("select state, count(*) from agent_states group by 1")
const timed = (name: string, at: number) => { const t = performance.now(); advance(db, at); console.log(name, (performance.now() - t).toFixed(3)) }
timed('first', now + 1)
let worst = 0, sum = 0, quiet: number[] = []
for (let i = 2; i < 1800; i++) { const t = performance.now(); advance(db, now + i); const d = performance.now() - t; worst = Math.max(worst, d); sum += d; quiet.push(d) }
quiet.sort((a, b) => a - b)
console.log('per second: mean', sum / 1798, 'median', quiet[900], 'p99', quiet[1780], 'worst', worst)
timed('hour', now + 1800 + 3600)
q("select state, count(*) from agent_states group by 1")
timed('12h', now + 13 * 3600)
q("select state, count(*) from agent_states group by 1")
timed('35h', now + 48 * 3600)
timed('14d', now + 16 * 86400)
q("select date(started_at-28800,'unixepoch') d, count(*), sum(user_id=666666)*1.0/count(*) sys, min(id), max(id) from calls group by 1")
q("select state, count(*) from agent_states group by 1")
q("select strftime('%H',started_at-28800,'unixepoch') h, count(*) n, sum(user_id<>666666) ag, count(distinct user_id) u from calls where date(started_at-28800,'unixepoch')='2026-11-18' group by 1")
q("select count(*) bad from (select id, started_at, lag(started_at) over (order by id) p from calls) where p > started_at")
q("select sum(talk_seconds)/3600.0 talk, sum(wait_seconds)/3600.0 w, sum(pause_seconds)/3600.0 p, sum(wrap_seconds)/3600.0 r, count(*), sum(answered_by_machine) from calls where user_id<>666666")
q("select count(*) n from leads d where called_count=0 and exists(select 1 from calls c where c.lead_id=d.id)")
