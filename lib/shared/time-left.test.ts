import { expect, it } from 'vitest'
import { timeLeft } from './time-left'

it.each([
  [0, '1 s'],
  [12.2, '13 s'],
  [60, '1 min'],
  [61, '2 min'],
  [3_600, '1 h'],
  [7_501, '2 h 6 min'],
  [10_000, '2 h 47 min'],
])('%d seconds are %s', (seconds, text) => {
  expect(timeLeft(seconds)).toBe(text)
})
