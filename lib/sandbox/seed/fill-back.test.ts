import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { fillBack } from './fill-back'
import { seedAccount } from './seed-account'

const now = Date.parse('2026-11-18T21:17:00Z') / 1000
const sizes = { campaigns: 9, lists: 14, leads: 2_000, agents: 24, callsPerDay: 700, days: 8, callbacks: 20 }

const seeded = (): DatabaseSync => {
  const db = new DatabaseSync(':memory:')
  seedAccount(db, { seed: 9, now, zone: 'America/New_York', sizes })
  return db
}

const days = "SELECT DISTINCT date(started_at, 'unixepoch', '-5 hours') AS day FROM calls ORDER BY day"

it('writes the newest missing day first and tells when all are there', () => {
  const db = seeded()
  expect(db.prepare(days).all().map((row) => row.day)).toEqual(['2026-11-17', '2026-11-18'])
  expect(fillBack(db, 0)).toBe(false)
  expect(db.prepare(days).all().map((row) => row.day)).toEqual(['2026-11-16', '2026-11-17', '2026-11-18'])
  while (!fillBack(db, 0));
  expect(db.prepare(days).all()).toHaveLength(8)
})

it('writes the same rows in one go and in the smallest slices', () => {
  const [sliced, whole] = [seeded(), seeded()]
  let slices = 1
  while (!fillBack(sliced, 0)) slices += 1
  while (!fillBack(whole, 60_000));
  expect(slices).toBeGreaterThan(10)
  const rows = 'SELECT * FROM calls ORDER BY id'
  expect(sliced.prepare(rows).all()).toEqual(whole.prepare(rows).all())
})

it('writes nothing more once all days are there', () => {
  const db = seeded()
  while (!fillBack(db, 1_000));
  const count = db.prepare('SELECT count(*) AS n FROM calls').get()
  expect(fillBack(db, 1_000)).toBe(true)
  expect(db.prepare('SELECT count(*) AS n FROM calls').get()).toEqual(count)
})
