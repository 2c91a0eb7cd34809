import { describe, expect, it } from 'vitest'
import { startOfDay, startOfNextDay } from './dates'

const hours = (day: string, zone: string) => (Date.parse(startOfNextDay(day, zone)) - Date.parse(startOfDay(day, zone))) / 3_600_000

describe('days of a zone', () => {
  it('begin at the zone’s midnight', () => {
    expect(startOfDay('2026-11-21', 'America/Los_Angeles')).toBe('2026-11-21T08:00:00.000Z')
  })

  it.each([
    ['2026-03-08', 'America/Los_Angeles', 23],
    ['2026-11-01', 'America/Los_Angeles', 25],
    ['2026-11-01', 'America/Phoenix', 24],
    ['2026-12-31', 'Asia/Kolkata', 24],
  ])('%s in %s has %i hours', (day, zone, expected) => {
    expect(hours(day, zone)).toBe(expected)
  })
})
