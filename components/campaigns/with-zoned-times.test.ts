import { describe, expect, it } from 'vitest'
import { withZonedTimes } from './with-zoned-times'

describe('withZonedTimes', () => {
  it('shows moments in the zone and leaves the rest alone', () => {
    expect(withZonedTimes('Mia switched it on here at 2026-11-21T18:03:05.120Z', 'America/Los_Angeles')).toBe(
      'Mia switched it on here at Nov 21, 2026, 10:03:05 PST',
    )
    expect(withZonedTimes('It is on already', 'UTC')).toBe('It is on already')
  })
})
