import { expect, it } from 'vitest'
import { mondayOf } from './weeks'

it('finds the Monday of any day, over the end of a month, a year and a leap day', () => {
  expect(['2026-11-16', '2026-11-21', '2026-11-22'].map(mondayOf)).toEqual(['2026-11-16', '2026-11-16', '2026-11-16'])
  expect(['2026-03-01', '2027-01-01', '2024-02-29'].map(mondayOf)).toEqual(['2026-02-23', '2026-12-28', '2024-02-26'])
})
