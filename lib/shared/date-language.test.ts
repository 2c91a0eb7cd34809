import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSpan, spanExamples } from './date-language'
import { dayInZone, formatInZone } from './zone-stamp'

const zone = 'America/Los_Angeles'
/** Saturday, November 21, 2026, 09:04:05 in Los Angeles. */
const nowMs = Date.parse('2026-11-21T17:04:05.000Z')
const walls = (typed: string, at = nowMs): string | null => {
  const span = readSpan(typed, { zone, nowMs: at })
  const wall = (instant: string | undefined) => (instant === undefined ? '' : formatInZone(instant, zone))
  return span === null ? null : `${wall(span.from)} .. ${wall(span.to)}`
}

describe('readSpan', () => {
  it.each([
    ['today', '2026-11-21 00:00:00 .. 2026-11-21 23:59:59'],
    [' Yesterday ', '2026-11-20 00:00:00 .. 2026-11-20 23:59:59'],
    ['last 7 d', '2026-11-15 00:00:00 .. 2026-11-21 23:59:59'],
    ['7d', '2026-11-15 00:00:00 .. 2026-11-21 23:59:59'],
    ['last 1 day', '2026-11-21 00:00:00 .. 2026-11-21 23:59:59'],
    ['past 2 weeks', '2026-11-08 00:00:00 .. 2026-11-21 23:59:59'],
    ['last 24 h', '2026-11-20 09:04:05 .. 2026-11-21 09:04:05'],
    ['last 30 min', '2026-11-21 08:34:05 .. 2026-11-21 09:04:05'],
    ['this week', '2026-11-16 00:00:00 .. 2026-11-21 23:59:59'],
    ['last week', '2026-11-09 00:00:00 .. 2026-11-15 23:59:59'],
    ['this month', '2026-11-01 00:00:00 .. 2026-11-21 23:59:59'],
    ['last month', '2026-10-01 00:00:00 .. 2026-10-31 23:59:59'],
    ['monday', '2026-11-16 00:00:00 .. 2026-11-16 23:59:59'],
    ['saturday', '2026-11-21 00:00:00 .. 2026-11-21 23:59:59'],
    ['2026-11-01', '2026-11-01 00:00:00 .. 2026-11-01 23:59:59'],
    ['2026-02', '2026-02-01 00:00:00 .. 2026-02-28 23:59:59'],
    ['2026-11-01..2026-11-08', '2026-11-01 00:00:00 .. 2026-11-08 23:59:59'],
    ['2026-11-01 to 2026-11-08', '2026-11-01 00:00:00 .. 2026-11-08 23:59:59'],
    ['2026-11-08 14:30..today', '2026-11-08 14:30:00 .. 2026-11-21 23:59:59'],
    ['2026-11-08 14:30', '2026-11-08 14:30:00 .. 2026-11-08 14:30:59'],
    ['2026-11-01..', '2026-11-01 00:00:00 .. '],
    ['..2026-11-08', ' .. 2026-11-08 23:59:59'],
    ['since 2026-11-01', '2026-11-01 00:00:00 .. '],
    ['after 2026-11-01', '2026-11-02 00:00:00 .. '],
    ['before monday', ' .. 2026-11-15 23:59:59'],
    ['until yesterday', ' .. 2026-11-20 23:59:59'],
  ])('reads "%s"', (typed, expected) => {
    expect(walls(typed)).toBe(expected)
  })

  it.each(['', 'soon', 'last d', 'last 0 d', '2026-13', '2026-02-30', '2026-11-08..2026-11-01', '..', '1..2..3', 'since', 'since soon', 'last 3 moons'])(
    'does not guess at "%s"',
    (typed) => expect(walls(typed)).toBeNull(),
  )

  it('understands each of its own examples', () => {
    expect(spanExamples.filter((typed) => walls(typed) === null)).toEqual([])
  })

  it('keeps to the calendar over a change of the clocks', () => {
    // The clocks went back on November 1: that day had 25 hours.
    expect(walls('yesterday', Date.parse('2026-11-02T20:00:00Z'))).toBe('2026-11-01 00:00:00 .. 2026-11-01 23:59:59')
    const span = readSpan('yesterday', { zone, nowMs: Date.parse('2026-11-02T20:00:00Z') })
    expect(Date.parse(span?.to ?? '') - Date.parse(span?.from ?? '')).toBe(25 * 3_600_000 - 1_000)
  })

  it('makes "last n d" n whole days that end with today, in any zone at any moment', () => {
    const zones = fc.constantFrom('America/Los_Angeles', 'Europe/London', 'Asia/Kolkata', 'Pacific/Apia', 'UTC')
    const moments = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2035, 0, 1) })
    fc.assert(
      fc.property(zones, moments, fc.integer({ min: 1, max: 400 }), (anyZone, at, count) => {
        const span = readSpan(`last ${count} d`, { zone: anyZone, nowMs: at })
        const [first, last] = [dayInZone(span?.from ?? '', anyZone), dayInZone(span?.to ?? '', anyZone)]
        expect(last).toBe(dayInZone(new Date(at).toISOString(), anyZone))
        expect((Date.parse(last) - Date.parse(first)) / 86_400_000).toBe(count - 1)
        expect(readSpan(`${first}..${last}`, { zone: anyZone, nowMs: at })).toEqual(span)
      }),
    )
  })

  it('never throws and never turns a span round, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-:. lastodayhwimn') }), (typed) => {
        const span = readSpan(typed, { zone, nowMs })
        return span === null || span.from === undefined || span.to === undefined || span.from <= span.to
      }),
    )
  })
})
