import { describe, expect, it } from 'vitest'
import { ageText } from './age'
import { zonedTime, zoneName } from './zoned-time'

describe('zonedTime', () => {
  it('names the zone as it is at that moment', () => {
    expect(zonedTime('2026-11-21T17:04:05.000Z', 'America/Los_Angeles')).toBe('Nov 21, 2026, 09:04:05 PST')
    expect(zonedTime('2026-07-01T07:00:00.000Z', 'America/Los_Angeles')).toBe('Jul 1, 2026, 00:00:00 PDT')
    expect(zoneName('America/Los_Angeles', '2026-07-01T07:00:00.000Z')).toBe('PDT')
  })

  it('tells the doubled hour of autumn apart', () => {
    expect(zonedTime('2026-11-01T08:30:00.000Z', 'America/Los_Angeles', 'minute')).toBe('01:30 PDT')
    expect(zonedTime('2026-11-01T09:30:00.000Z', 'America/Los_Angeles', 'minute')).toBe('01:30 PST')
  })

  it('takes the day of the zone, not of the reader', () => {
    expect(zonedTime('2026-11-21T03:00:00.000Z', 'America/Los_Angeles', 'date')).toBe('Nov 20, 2026')
  })
})

describe('ageText', () => {
  it.each([
    [-5_000, 'just now'],
    [1_999, 'just now'],
    [12_900, '12 s ago'],
    [59_999, '59 s ago'],
    [60_000, '1 min ago'],
    [3_599_999, '59 min ago'],
    [47 * 3_600_000, '47 h ago'],
    [49 * 3_600_000, '2 days ago'],
  ])('%d ms is %j', (passed, text) => {
    expect(ageText(passed)).toBe(text)
  })
})
