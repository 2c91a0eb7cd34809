import { describe, expect, it } from 'vitest'
import { clockText } from './durations'

describe('clockText', () => {
  it('writes hours, minutes and seconds', () => {
    expect([0, 59.9, 61, 3600, 36_125].map(clockText)).toEqual(['0:00:00', '0:00:59', '0:01:01', '1:00:00', '10:02:05'])
  })
})
