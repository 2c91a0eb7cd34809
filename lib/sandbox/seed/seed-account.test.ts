import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { fillBack } from './fill-back'
import { seedAccount, type SandboxSizes } from './seed-account'

const now = Date.parse('2026-11-18T21:17:00Z') / 1000
const zone = 'America/Los_Angeles'
const tiny: SandboxSizes = { campaigns: 3, lists: 5, leads: 200, agents: 6, callsPerDay: 150, days: 1, callbacks: 10 }
const small: SandboxSizes = { campaigns: 9, lists: 16, leads: 4_000, agents: 30, callsPerDay: 900, days: 12, callbacks: 120 }

type Rows = Record<string, SQLOutputValue>[]

const rowsOf = (db: DatabaseSync, sql: string): Rows => db.prepare(sql).all()
const valueOf = (db: DatabaseSync, sql: string): SQLOutputValue | undefined => Object.values(db.prepare(sql).get() ?? {})[0]

const seeded = (sizes: SandboxSizes, seed = 5): DatabaseSync => {
  const db = new DatabaseSync(':memory:')
  seedAccount(db, { seed, now, zone, sizes })
  return db
}

const filled = (sizes: SandboxSizes): DatabaseSync => {
  const db = seeded(sizes)
  while (!fillBack(db, 1_000));
  return db
}

const outOfOrder = 'SELECT count(*) FROM (SELECT started_at, lag(started_at) OVER (ORDER BY id) AS before FROM calls) WHERE before > started_at'

const tables = ['meta', 'campaigns', 'queues', 'lists', 'users', 'statuses', 'leads', 'calls', 'agent_states', 'callbacks'] as const

describe('seedAccount', () => {
  it('writes a tiny account within half a second', () => {
    const start = performance.now()
    const db = seeded(tiny)
    expect(performance.now() - start).toBeLessThan(500)
    expect(valueOf(db, 'SELECT count(*) FROM leads')).toBe(200)
    expect(valueOf(db, 'SELECT count(*) FROM calls')).toBeGreaterThan(10)
  })

  it('gives the same rows for the same seed and moment, other rows for another seed', () => {
    const [one, other, third] = [seeded(small), seeded(small), seeded(small, 6)]
    for (const table of tables) expect(rowsOf(one, `SELECT * FROM ${table}`)).toEqual(rowsOf(other, `SELECT * FROM ${table}`))
    expect(rowsOf(one, 'SELECT * FROM leads')).not.toEqual(rowsOf(third, 'SELECT * FROM leads'))
  })

  it('spreads callbacks over overdue, the next hour, later, completed and dismissed', () => {
    const db = seeded(small)
    expect(valueOf(db, `SELECT count(*) FROM callbacks WHERE stage = 'PENDING' AND due_at < ${now}`)).toBeGreaterThan(0)
    expect(valueOf(db, `SELECT count(*) FROM callbacks WHERE stage = 'PENDING' AND due_at BETWEEN ${now} AND ${now + 3600}`)).toBeGreaterThan(0)
    expect(valueOf(db, `SELECT count(*) FROM callbacks WHERE stage = 'PENDING' AND due_at > ${now + 3600}`)).toBeGreaterThan(0)
    expect(valueOf(db, "SELECT count(*) FROM callbacks WHERE stage = 'COMPLETED'")).toBeGreaterThan(0)
    expect(valueOf(db, "SELECT count(*) FROM callbacks WHERE stage = 'DISMISSED'")).toBeGreaterThan(0)
  })

  it('gives every list a name that the dialer accepts and nobody else has', () => {
    const names = rowsOf(seeded({ ...small, lists: 60 }), 'SELECT name FROM lists').map((row) => String(row.name))
    expect(names.filter((name) => !/^[A-Za-z0-9:\-_ ]{10,30}$/.test(name))).toEqual([])
    expect(new Set(names).size).toBe(60)
  })

  it('shares some people between lists and keeps numbers and addresses fictitious', () => {
    const db = seeded(small)
    expect(valueOf(db, 'SELECT count(*) FROM (SELECT 1 FROM leads GROUP BY phone_number HAVING count(DISTINCT list_id) > 1)')).toBeGreaterThan(50)
    const leads = rowsOf(db, 'SELECT phone_number, email FROM leads')
    expect(leads.filter(({ phone_number }) => !/^[2-9]\d\d555\d{4}$/.test(String(phone_number)))).toEqual([])
    expect(leads.filter(({ email }) => !/^(|[a-z0-9.]+@example\.(com|org|net))$/.test(String(email)))).toEqual([])
    expect(valueOf(db, "SELECT count(*) FROM leads WHERE json_extract(custom, '$.vertical') = ''")).toBe(0)
  })
})

describe('the calls of a whole history', () => {
  const db = filled(small)
  const offending = (condition: string): SQLOutputValue | undefined => valueOf(db, `SELECT count(*) FROM calls WHERE ${condition}`)

  it('numbers them in the order of time', () => {
    expect(valueOf(db, outOfOrder)).toBe(0)
    expect(offending('id < 10000000 OR id > 999999999')).toBe(0)
  })

  it('gives agents their four times and the system none', () => {
    expect(offending('user_id = 666666 AND talk_seconds + wait_seconds + pause_seconds + wrap_seconds > 0')).toBe(0)
    expect(offending('user_id <> 666666 AND (talk_seconds <> seconds OR wait_seconds <= 0 OR wrap_seconds <= 0 OR pause_seconds < 0)')).toBe(0)
    expect(offending("status IN ('NA', 'B', 'AA', 'DROP') AND user_id <> 666666")).toBe(0)
    const share = Number(offending('user_id = 666666')) / Number(offending('1'))
    expect(share).toBeGreaterThan(0.78)
    expect(share).toBeLessThan(0.9)
  })

  it('does not let an agent talk twice at once', () => {
    expect(valueOf(db, `SELECT count(*) FROM (
      SELECT started_at, lag(started_at + seconds + wrap_seconds) OVER (PARTITION BY user_id ORDER BY id) AS free
      FROM calls WHERE user_id <> 666666) WHERE free > started_at`)).toBe(0)
  })

  it('shows a call after its end and a recording later still, for talks only', () => {
    expect(offending('visible_at <= started_at + seconds')).toBe(0)
    expect(offending('recording_at IS NOT NULL AND (recording_at < started_at + seconds + 60 OR talk_seconds < 10)')).toBe(0)
    expect(offending(`user_id <> 666666 AND started_at > ${now}`)).toBe(0)
  })

  it('knows no calls of a lead that was never called, and no call before its lead was loaded', () => {
    expect(valueOf(db, 'SELECT count(*) FROM calls c JOIN leads l ON l.id = c.lead_id WHERE l.called_count = 0')).toBe(0)
    expect(valueOf(db, 'SELECT count(*) FROM leads WHERE (called_count = 0) <> (last_called_at IS NULL)')).toBe(0)
    expect(valueOf(db, 'SELECT count(*) FROM calls c JOIN leads l ON l.id = c.lead_id WHERE c.started_at < l.created_at')).toBe(0)
    expect(valueOf(db, `SELECT count(*) FROM calls c
      LEFT JOIN leads l ON l.id = c.lead_id AND l.list_id = c.list_id AND l.phone_number = c.phone_number WHERE l.id IS NULL`)).toBe(0)
  })

  it('leaves a lead called since yesterday as its last call left it', () => {
    expect(valueOf(db, `SELECT count(*) FROM leads l JOIN calls c
      ON c.id = (SELECT max(id) FROM calls WHERE lead_id = l.id AND started_at > ${now - 86_400})
      WHERE l.last_called_at <> c.started_at OR (l.status <> c.status AND l.status <> 'CALLBK')`)).toBe(0)
  })

  it('keeps the newest call of every list and campaign', () => {
    expect(valueOf(db, 'SELECT count(*) FROM lists l WHERE last_called_at IS NOT (SELECT max(started_at) FROM calls WHERE list_id = l.id)')).toBe(0)
    expect(valueOf(db, `SELECT count(*) FROM campaigns c
      WHERE last_call_at IS NOT (SELECT max(started_at) FROM calls WHERE campaign_id = c.id)`)).toBe(0)
    expect(valueOf(db, 'SELECT count(*) FROM campaigns WHERE last_call_at IS NULL')).toBe(1)
    expect(valueOf(db, 'SELECT count(*) FROM campaigns WHERE active = 0 AND last_call_at IS NOT NULL')).toBeGreaterThan(0)
  })

  it('knows these last calls before the older days are written', () => {
    const stamps = 'SELECT id, last_called_at FROM lists UNION ALL SELECT id, last_call_at FROM campaigns'
    expect(rowsOf(seeded(small), stamps)).toEqual(rowsOf(db, stamps))
  })
})
