import { expect, it } from 'vitest'
import { dateText, dayOf, isWeekend, startOfDay } from './calendar'

const pacific = 'America/Los_Angeles'
const at = (text: string): number => Date.parse(text) / 1000

it('finds the day of an instant in a zone', () => {
  expect(dateText(dayOf(at('2026-11-19T07:59:59Z'), pacific))).toBe('2026-11-18')
  expect(dateText(dayOf(at('2026-11-19T08:00:00Z'), pacific))).toBe('2026-11-19')
  expect(dateText(dayOf(at('2026-11-19T08:00:00Z'), 'Asia/Kolkata'))).toBe('2026-11-19')
})

it('knows days of 23 and of 25 hours', () => {
  const hoursFrom = (text: string): number => {
    const day = dayOf(at(text), pacific)
    return (startOfDay(day + 1, pacific) - startOfDay(day, pacific)) / 3600
  }
  expect(hoursFrom('2026-03-08T20:00:00Z')).toBe(23)
  expect(hoursFrom('2026-11-01T20:00:00Z')).toBe(25)
  expect(startOfDay(dayOf(at('2026-11-01T20:00:00Z'), pacific), pacific)).toBe(at('2026-11-01T07:00:00Z'))
})

it('tells weekends', () => {
  const names = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].filter((date) => isWeekend(dayOf(at(`${date}T12:00:00Z`), 'UTC')))
  expect(names).toEqual(['2026-11-21', '2026-11-22'])
})
