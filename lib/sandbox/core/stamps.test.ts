import { describe, expect, test } from 'vitest'
import { clockTextOf, dayOf, isoStampOf, parseStamp, stampOf } from './stamps'

const pacific = 'America/Los_Angeles'
const at = (iso: string): number => Date.parse(iso) / 1000

describe('stamps', () => {
  test.each([
    ['2025-05-28T11:57:17Z', pacific, '2025-05-28 04:57:17', '2025-05-28T04:57:17-0700'],
    ['2015-01-29T22:09:57Z', pacific, '2015-01-29 14:09:57', '2015-01-29T14:09:57-0800'],
    ['2026-11-01T09:30:00Z', pacific, '2026-11-01 01:30:00', '2026-11-01T01:30:00-0800'],
    ['2026-11-01T08:30:00Z', pacific, '2026-11-01 01:30:00', '2026-11-01T01:30:00-0700'],
    ['2026-01-01T00:00:00Z', 'Asia/Kolkata', '2026-01-01 05:30:00', '2026-01-01T05:30:00+0530'],
  ])('%s in %s', (iso, zone, naive, offset) => {
    expect(stampOf(at(iso), zone)).toBe(naive)
    expect(isoStampOf(at(iso), zone)).toBe(offset)
  })

  test.each<[string, 'start' | 'end', string]>([
    ['2026-11-18 12:00:00', 'start', '2026-11-18T20:00:00Z'],
    ['2026-11-18', 'start', '2026-11-18T08:00:00Z'],
    ['2026-11-18', 'end', '2026-11-19T07:59:59Z'],
    ['2026-11-01', 'start', '2026-11-01T07:00:00Z'],
    ['2026-11-01', 'end', '2026-11-02T07:59:59Z'],
    ['2026-11-01 01:30:00', 'start', '2026-11-01T08:30:00Z'],
    ['2026-11-01 01:30:00', 'end', '2026-11-01T09:30:00Z'],
    ['2026-03-08', 'end', '2026-03-09T06:59:59Z'],
    ['2026-03-08 02:30:00', 'start', '2026-03-08T09:30:00Z'],
  ])('%s as a %s', (text, edge, iso) => {
    expect(parseStamp(text, pacific, edge)).toBe(at(iso))
  })

  test.each(['', 'today', '2026-13-01', '1763467200', '2026-11-18T'])('"%s" is no stamp', (text) => {
    expect(parseStamp(text, pacific, 'start')).toBeUndefined()
  })

  test('the day is the account\'s, not that of UTC', () => {
    expect(dayOf(at('2026-11-19T03:00:00Z'), pacific)).toBe('2026-11-18')
  })

  test.each([[0, '00:00:00'], [59.6, '00:01:00'], [90_061, '25:01:01'], [360_000, '100:00:00'], [-5, '00:00:00']])('%f seconds are %s',
    (seconds, text) => {
    expect(clockTextOf(seconds)).toBe(text)
  })
})
