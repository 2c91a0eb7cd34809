import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { seedAccount } from '@/lib/sandbox/seed/seed-account'
import { advance } from './advance'

const now = Date.parse('2026-11-18T21:17:00Z') / 1000
const sizes = { campaigns: 3, lists: 6, leads: 3_000, agents: 14, callsPerDay: 3_000, days: 2, callbacks: 20 }

const opened = (changes: Partial<typeof sizes> = {}): DatabaseSync => {
  const db = new DatabaseSync(':memory:')
  seedAccount(db, { seed: 3, now, zone: 'America/Los_Angeles', sizes: { ...sizes, ...changes } })
  return db
}

const numberOf = (db: DatabaseSync, sql: string): number => Number(Object.values(db.prepare(sql).get() ?? {})[0])
const callsBetween = (db: DatabaseSync, from: number, to: number, more = '1'): number =>
  numberOf(db, `SELECT count(*) FROM calls WHERE started_at > ${from} AND started_at <= ${to} AND ${more}`)
const liveThrough = (db: DatabaseSync, from: number, to: number, step = 10): void => {
  for (let at = from; at <= to; at += step) advance(db, at)
}

const outOfOrder = 'SELECT count(*) FROM (SELECT started_at, lag(started_at) OVER (ORDER BY id) AS before FROM calls) WHERE before > started_at'

describe('a floor that is left alone', () => {
  it('makes calls of both kinds, moves its agents and lets leads, lists and campaigns follow', () => {
    const db = opened()
    const seen = new Set<unknown>()
    for (let at = now; at <= now + 3600; at += 5) {
      advance(db, at)
      for (const { state } of db.prepare('SELECT DISTINCT state FROM agent_states').all()) seen.add(state)
    }
    expect([...seen].sort()).toEqual(['INCALL', 'PAUSED', 'READY', 'RINGING', 'WRAP'])
    expect(callsBetween(db, now, now + 3600, 'user_id = 666666')).toBeGreaterThan(30)
    expect(callsBetween(db, now, now + 3600, 'user_id <> 666666')).toBeGreaterThan(5)
    expect(numberOf(db, 'SELECT count(*) FROM lists l WHERE last_called_at <> (SELECT max(started_at) FROM calls WHERE list_id = l.id)')).toBe(0)
    expect(numberOf(db, `SELECT count(*) FROM campaigns c
      WHERE last_call_at <> (SELECT max(started_at) FROM calls WHERE campaign_id = c.id)`)).toBe(0)
    expect(numberOf(db, `SELECT count(*) FROM leads l JOIN calls c
      ON c.id = (SELECT id FROM calls WHERE lead_id = l.id AND started_at > ${now} ORDER BY started_at + seconds DESC LIMIT 1)
      WHERE l.status <> c.status OR l.called_count < c.called_count`)).toBe(0)
  })

  it('lives the same hour however often it is looked at', () => {
    const [watched, jumped] = [opened(), opened()]
    liveThrough(watched, now, now + 3600, 3)
    advance(jumped, now + 3600)
    for (const table of ['calls', 'leads', 'lists', 'agent_states']) {
      expect(watched.prepare(`SELECT * FROM ${table} ORDER BY 1`).all()).toEqual(jumped.prepare(`SELECT * FROM ${table} ORDER BY 1`).all())
    }
  })

  it('has somebody logged in at every hour of a week', () => {
    const db = opened({ agents: 6, callsPerDay: 200 })
    const empty: number[] = []
    for (let hour = 1; hour <= 168; hour++) {
      advance(db, now + hour * 3600)
      if (numberOf(db, "SELECT count(*) FROM agent_states WHERE state <> 'OFFLINE'") === 0) empty.push(hour)
    }
    expect(empty).toEqual([])
  })

  it('does not go back with a clock that is set back', () => {
    const db = opened()
    advance(db, now + 900)
    const before = db.prepare('SELECT * FROM agent_states').all()
    advance(db, now - 86_400)
    expect(db.prepare('SELECT * FROM agent_states').all()).toEqual(before)
    advance(db, now + 1_800)
    expect(callsBetween(db, now + 900, now + 1_800)).toBeGreaterThan(0)
  })

  it('catches up days: calls on each of them, ids in the order of time, agents at work', () => {
    const db = opened()
    advance(db, now + 6 * 86_400)
    expect(numberOf(db, `SELECT count(DISTINCT date(started_at, 'unixepoch', '-8 hours')) FROM calls WHERE started_at > ${now}`)).toBe(7)
    expect(numberOf(db, outOfOrder)).toBe(0)
    expect(numberOf(db, 'SELECT count(*) FROM calls c JOIN leads l ON l.id = c.lead_id WHERE l.called_count = 0')).toBe(0)
    const later = now + 6 * 86_400
    advance(db, later + 1_800)
    expect(callsBetween(db, later, later + 1_800)).toBeGreaterThan(0)
  })

  it('keeps promised callbacks and makes new ones', () => {
    const db = opened({ callbacks: 200 })
    const before = numberOf(db, "SELECT count(*) FROM callbacks WHERE stage = 'COMPLETED'")
    const newest = numberOf(db, 'SELECT max(id) FROM callbacks')
    advance(db, now + 8 * 3600)
    expect(numberOf(db, "SELECT count(*) FROM callbacks WHERE stage = 'COMPLETED'")).toBeGreaterThan(before)
    expect(numberOf(db, `SELECT count(*) FROM callbacks WHERE id > ${newest} AND stage = 'PENDING' AND due_at > created_at`)).toBeGreaterThan(0)
  })

  it('calls a lead in the hopper before all others', () => {
    const db = opened()
    const lead = numberOf(db, "SELECT max(id) FROM leads WHERE status = 'NEW' AND list_id IN (SELECT id FROM lists WHERE active = 1)")
    db.exec(`INSERT INTO hopper (lead_id, priority) VALUES (${lead}, 99)`)
    advance(db, now + 3600)
    expect(numberOf(db, `SELECT called_count FROM leads WHERE id = ${lead}`)).toBe(1)
    expect(numberOf(db, 'SELECT count(*) FROM hopper')).toBe(0)
  })
})

describe('a campaign that is switched', () => {
  const busiest = 'SELECT campaign_id FROM agent_states GROUP BY campaign_id ORDER BY count(*) DESC LIMIT 1'

  it('makes no further calls when stopped, while its calls in progress finish and others go on', () => {
    const db = opened()
    liveThrough(db, now, now + 600)
    const campaign = numberOf(db, busiest)
    db.exec(`UPDATE campaigns SET active = 0 WHERE id = ${campaign}`)
    liveThrough(db, now + 610, now + 7_800)
    expect(callsBetween(db, now + 600, now + 7_800, `campaign_id = ${campaign}`)).toBe(0)
    expect(callsBetween(db, now + 600, now + 7_800)).toBeGreaterThan(20)
    const states = db.prepare(`SELECT DISTINCT state FROM agent_states WHERE campaign_id = ${campaign}`).all().map(({ state }) => state)
    expect(states.length).toBeGreaterThan(0)
    expect(states.filter((state) => state !== 'READY' && state !== 'PAUSED')).toEqual([])
  })

  it('calls again within fifteen seconds of being on', () => {
    const db = opened()
    const campaign = numberOf(db, busiest)
    db.exec(`UPDATE campaigns SET active = 0 WHERE id = ${campaign}`)
    liveThrough(db, now, now + 3_600)
    db.exec(`UPDATE campaigns SET active = 1 WHERE id = ${campaign}`)
    liveThrough(db, now + 3_601, now + 3_616, 1)
    expect(callsBetween(db, now + 3_600, now + 3_615, `campaign_id = ${campaign}`)).toBeGreaterThan(0)
    liveThrough(db, now + 3_620, now + 9_000)
    expect(callsBetween(db, now + 3_620, now + 9_000, `campaign_id = ${campaign} AND user_id <> 666666`)).toBeGreaterThan(0)
  })

  it('gets agents when it comes on and has none', () => {
    const db = opened({ campaigns: 9, lists: 12, agents: 60 })
    advance(db, now + 5)
    const stopped = numberOf(db, 'SELECT id FROM campaigns WHERE active = 0 AND last_call_at IS NULL')
    db.exec(`UPDATE campaigns SET active = 1 WHERE id = ${stopped}`)
    liveThrough(db, now + 6, now + 7_200)
    expect(callsBetween(db, now + 5, now + 7_200, `campaign_id = ${stopped} AND user_id <> 666666`)).toBeGreaterThan(0)
  })

  it('rests while none of its lists is active', () => {
    const db = opened()
    const campaign = numberOf(db, busiest)
    db.exec(`UPDATE lists SET active = 0 WHERE campaign_id = ${campaign}`)
    liveThrough(db, now, now + 3_600)
    expect(callsBetween(db, now, now + 3_600, `campaign_id = ${campaign}`)).toBe(0)
  })

  it('leaves an agent who was logged out away for the rest of the shift', () => {
    const db = opened()
    const user = numberOf(db, 'SELECT min(user_id) FROM agent_states')
    db.exec(`DELETE FROM agent_states WHERE user_id = ${user}`)
    liveThrough(db, now + 1, now + 600)
    expect(numberOf(db, `SELECT count(*) FROM agent_states WHERE user_id = ${user}`)).toBe(0)
  })
})
