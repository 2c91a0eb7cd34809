import { describe, expect, it } from 'vitest'
import { dayInZone, formatInZone, isZone, parseInZone } from './zone-stamp'

const pacific = 'America/Los_Angeles'

describe('parseInZone', () => {
  it.each([
    ['2014-06-19 21:11:36', pacific, '2014-06-20T04:11:36.000Z'],
    ['2026-03-03', 'America/Denver', '2026-03-03T07:00:00.000Z'],
    ['2026-03-03 10:00:00.000000', pacific, '2026-03-03T18:00:00.000Z'],
    ['2015-01-29T14:09:57-0800', 'Asia/Kolkata', '2015-01-29T22:09:57.000Z'],
    ['2015-01-29T14:09:57Z', pacific, '2015-01-29T14:09:57.000Z'],
    ['2024-02-29 00:00:00', 'Asia/Kolkata', '2024-02-28T18:30:00.000Z'],
    ['2026-12-31 23:59:59', 'Pacific/Kiritimati', '2026-12-31T09:59:59.000Z'],
  ])('%s in %s', (text, zone, instant) => {
    expect(parseInZone(text, zone)).toBe(instant)
  })

  it('reads an hour that happens twice as its first pass', () => {
    expect(parseInZone('2026-11-01 01:30:00', pacific)).toBe('2026-11-01T08:30:00.000Z')
    expect(parseInZone('2026-11-01 00:59:59', pacific)).toBe('2026-11-01T07:59:59.000Z')
    expect(parseInZone('2026-11-01 02:00:00', pacific)).toBe('2026-11-01T10:00:00.000Z')
    expect(parseInZone('2026-04-05 01:45:00', 'Australia/Lord_Howe')).toBe('2026-04-04T14:45:00.000Z')
  })

  it('moves a skipped hour on by the gap', () => {
    expect(parseInZone('2026-03-08 02:30:00', pacific)).toBe('2026-03-08T10:30:00.000Z')
    expect(formatInZone('2026-03-08T10:30:00.000Z', pacific)).toBe('2026-03-08 03:30:00')
  })

  it.each(['', '0000-00-00', '0000-00-00 00:00:00', '2026-02-30', '2026-13-01', '2026-03-03 25:00:00', 'yesterday',
    '1748433437'])('says null to "%s"', (text) => {
    expect(parseInZone(text, pacific)).toBeNull()
  })
})

describe('formatInZone', () => {
  it.each([
    ['2014-06-20T04:11:36.999Z', pacific, '2014-06-19 21:11:36'],
    ['2026-03-08T09:59:59Z', pacific, '2026-03-08 01:59:59'],
    ['2026-03-08T10:00:00Z', pacific, '2026-03-08 03:00:00'],
  ])('%s in %s', (instant, zone, text) => {
    expect(formatInZone(instant, zone)).toBe(text)
  })

  it('is undone by parseInZone for every hour of a year but the second pass of the doubled one', () => {
    const start = Date.UTC(2026, 0, 1)
    const strays: string[] = []
    for (let hour = 0; hour < 365 * 24; hour++) {
      const instant = new Date(start + hour * 3_600_000).toISOString()
      if (parseInZone(formatInZone(instant, pacific), pacific) !== instant) strays.push(instant)
    }
    expect(strays).toEqual(['2026-11-01T09:00:00.000Z'])
  })

  it('knows the calendar day of the zone', () => {
    expect(dayInZone('2026-03-04T07:59:59Z', pacific)).toBe('2026-03-03')
  })
})

it('tells zones from other words', () => {
  expect(isZone('America/Denver')).toBe(true)
  expect(isZone('Mars/Olympus')).toBe(false)
})
