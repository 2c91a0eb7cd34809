import { describe, expect, it } from 'vitest'
import { foundSentence } from './found-sentence'

const page = (looked: number, calls: number | null, hasMore: boolean) => ({
  items: [],
  looked,
  calls,
  next: hasMore ? { before: '2026-03-04T20:00:00Z', skip: looked } : null,
  now: '2026-03-04T20:00:00Z',
})

describe('what is shown of how much', () => {
  it.each([
    [[page(213, 1_240, true)], 50, 'Showing 50 recordings, found in 213 of 1,240 calls; newest first'],
    [[page(213, 1_240, true), page(1_000, 1_027, true)], 71, 'Showing 71 recordings, found in 1,213 of 1,240 calls; newest first'],
    [[page(200, null, true)], 1, 'Showing 1 recording, found in the first 200 calls; newest first'],
    [[page(200, 240, true), page(40, 40, false)], 60, 'All 60 recordings of this time, from 240 calls'],
  ])('is said', (pages, shown, sentence) => expect(foundSentence(pages, shown)).toBe(sentence))
})
