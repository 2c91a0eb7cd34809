import { DatabaseSync } from 'node:sqlite'
import { advance } from '@/lib/sandbox/engine/advance'
import { fillBack } from './fill-back'
import { defaultSizes, seedAccount } from './seed-account'
import { places } from './places'
console.log('places', places.length, new Set(places.map((p) => p.areaCode)).size)
const base = Date.parse('2026-11-18T21:17:00Z') / 1000
const check = (db: DatabaseSync, name: string) => {
  const n = (sql: string) => Number(Object.values(db.prepare(sql).get() ?? {})[0])
  const bad = [
    n('SELECT count(*) FROM (SELECT started_at, lag(started_at) OVER (ORDER BY id) AS b FROM calls) WHERE b > started_at'),
    n('SELECT count(*) FROM calls c JOIN leads l ON l.id = c.lead_id WHERE l.called_count = 0'),
    n('SELECT count(*) FROM lists l WHERE last_called_at IS NOT (SELECT max(started_at) FROM calls WHERE list_id = l.id)'),
    n('SELECT count(*) FROM campaigns l WHERE last_call_at IS NOT (SELECT max(started_at) FROM calls WHERE campaign_id = l.id)'),
    n('SELECT count(*) FROM calls c JOIN leads l ON l.id = c.lead_id WHERE c.started_at < l.created_at'),
    n('SELECT count(*) FROM (SELECT started_at, lag(started_at + seconds + wrap_seconds) OVER (PARTITION BY user_id ORDER BY id) AS free FROM calls WHERE user_id <> 666666) WHERE free > started_at'),
  ]
  if (bad.some((x) => x > 0)) console.log('BAD', name, bad)
}
for (let seed = 1; seed <= 24; seed++) {
  const sizes = { campaigns: 1 + (seed * 7) % 26, lists: (seed * 5) % 60, leads: (seed * 137) % 3000, agents: (seed * 3) % 90, callsPerDay: (seed * 331) % 3000, days: 1 + (seed * 11) % 40, callbacks: seed * 3 }
  const now = base + seed * 40_003
  const zone = ['America/Los_Angeles', 'America/New_York', 'UTC', 'Asia/Kolkata'][seed % 4] ?? 'UTC'
  const db = new DatabaseSync(':memory:')
  try {
    const t = performance.now()
    seedAccount(db, { seed, now, zone, sizes }); while (!fillBack(db, 500)); check(db, `seed ${seed} ${JSON.stringify(sizes)}`)
    advance(db, now + 5000); check(db, `live ${seed}`)
    advance(db, now + 5000 + 200_000); check(db, `gap ${seed}`)
    advance(db, now + 5000 + 200_000 + 40_000); check(db, `live2 ${seed}`)
    console.log(seed, JSON.stringify(sizes), 'calls', db.prepare('select count(*) n from calls').get()?.n, 'on', db.prepare('select count(*) n from agent_states').get()?.n, (performance.now() - t).toFixed(0))
  } catch (error) { console.log('THROW', seed, sizes, error) }
}
const db = new DatabaseSync(':memory:')
let t = performance.now(); seedAccount(db, { seed: 1, now: base, zone: 'America/Los_Angeles', sizes: defaultSizes }); console.log('default', performance.now() - t)
while (!fillBack(db, 500)); check(db, 'default')
console.log(db.prepare("select count(*)/90.0 per_day, sum(user_id=666666)*1.0/count(*) sys from calls").get(), db.prepare("select sum(talk_seconds)*100.0/sum(talk_seconds+wait_seconds+pause_seconds+wrap_seconds) talk, sum(wait_seconds)*100.0/sum(talk_seconds+wait_seconds+pause_seconds+wrap_seconds) wait, sum(pause_seconds)*100.0/sum(talk_seconds+wait_seconds+pause_seconds+wrap_seconds) pause from calls").get())
const counts: number[] = []
for (let h = 1; h <= 24 * 7; h++) { advance(db, base + h * 3600); counts.push(Number(db.prepare("select count(*) n from agent_states").get()?.n)) }
for (let d = 0; d < 7; d++) console.log(counts.slice(d * 24, d * 24 + 24).join(' '))
console.log(db.prepare(`select strftime('%H', started_at-28800,'unixepoch') h, count(*) n from calls where date(started_at-28800,'unixepoch')='2026-11-17' group by 1`).all().map((r) => r.n).join(' '))
