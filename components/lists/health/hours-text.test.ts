import { expect, it } from 'vitest'
import { hoursText } from './hours-text'

it('says hours with their range, and that a slow pace has no end', () => {
  expect(hoursText({ value: 3.21, low: 2.94, high: 3.58 })).toBe('3.2 h (2.9–3.6 h)')
  expect(hoursText({ value: 1234.5, low: 400, high: null })).toBe('1,235 h (from 400 h)')
})
