import { DatabaseSync } from 'node:sqlite'
import { seedAccount, defaultSizes } from '@/lib/sandbox/seed/seed-account'
import { fillBack } from '@/lib/sandbox/seed/fill-back'
import { rmSync } from 'node:fs'
const file = process.argv[2] ?? '/tmp/world-try.db'
for (const x of ['', '-wal', '-shm']) rmSync(file + x, { force: true })
const leads = Number(process.argv[3] ?? 50000)
const db = new DatabaseSync(file)
let t = performance.now()
seedAccount(db, { seed: 7, now: Date.parse('2026-11-19T19:30:00Z') / 1000, zone: 'America/Los_Angeles', sizes: { ...defaultSizes, leads } })
console.log('seed ms', performance.now() - t)
const q = (s: string) => console.table(db.prepare(s).all())
q("select state, count(*) from agent_states group by 1")
q("select date(started_at-28800,'unixepoch') d, count(*), sum(user_id=666666)*1.0/count(*) sys, min(id), max(id) from calls group by 1")
if (process.argv[4]) { t = performance.now(); let n = 0; while (!fillBack(db, 40)) n++; console.log('fill ms', performance.now() - t, n) }
q("select strftime('%w',started_at-28800,'unixepoch') w, count(*)/count(distinct date(started_at-28800,'unixepoch')) per_day from calls group by 1")
q("select strftime('%H',started_at-28800,'unixepoch') h, count(*) n, sum(user_id<>666666) ag, count(distinct user_id) u from calls where date(started_at-28800,'unixepoch')='2026-11-18' group by 1")
q("select c.name, c.active, c.last_call_at, (select count(*) from lists l where l.campaign_id=c.id) lists, (select count(*) from calls k where k.campaign_id=c.id) calls, (select count(*) from agent_states s where s.campaign_id=c.id) on_it from campaigns c")
q("select l.name, l.active, l.last_called_at, (select count(*) from leads d where d.list_id=l.id) n, (select count(*) from leads d where d.list_id=l.id and status='NEW') fresh from lists l limit 60")
q("select sum(talk_seconds)/3600.0 talk, sum(wait_seconds)/3600.0 w, sum(pause_seconds)/3600.0 p, sum(wrap_seconds)/3600.0 r, count(*), sum(answered_by_machine) from calls where user_id<>666666")
q("select status, count(*) n from calls group by 1 order by 2 desc")
q("select status, count(*) n from leads group by 1 order by 2 desc")
q("select stage, count(*), sum(due_at between 1795116600 and 1795116600+3600) hour, sum(due_at<1795116600) past from callbacks group by 1")
q("select * from leads order by id limit 5")
