import { expect, it } from 'vitest'
import { countSentence, sortSentence } from './loaded'

it.each([
  [{ first: 1, count: 100, total: 12_340, hasMore: true }, 'Showing 1–100 of 12,340 leads', 'sorted by Name: only the 100 loaded, not all that match'],
  [{ first: 1, count: 57, total: 57, hasMore: false }, 'Showing 1–57 of 57 leads', 'sorted by Name: all 57'],
  [{ first: 1, count: 1, total: 1, hasMore: false }, 'Showing 1–1 of 1 lead', 'sorted by Name: all 1'],
  [{ first: 1, count: 100, total: null, hasMore: true }, 'Showing 1–100 of 100+ leads', 'sorted by Name: only the 100 loaded, not all that match'],
  [{ first: 2_001, count: 2_000, total: 4_001, hasMore: true }, 'Showing 2,001–4,000 of 4,001 leads', 'sorted by Name: only the 2,000 loaded, not all that match'],
  [{ first: 101, count: 7, total: 107, hasMore: false }, 'Showing 101–107 of 107 leads', 'sorted by Name: only the 7 loaded, not all that match'],
  [{ first: 1, count: 0, total: 0, hasMore: false }, 'No leads', 'sorted by Name: all 0'],
  [{ first: 501, count: 0, total: 40, hasMore: false }, 'No leads on this page of 40', 'sorted by Name: only the 0 loaded, not all that match'],
] as const)('%o', (loaded, counted, sorted) => {
  expect([countSentence(loaded), sortSentence(loaded, 'Name')]).toEqual([counted, sorted])
})
