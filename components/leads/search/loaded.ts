import type { LeadsAnswer } from '@/lib/contracts/lead-search'

/** What stands in the table, of how many. */
export type Loaded = { first: number; count: number; total: number | null; hasMore: boolean }

export function loadedOf(pages: readonly LeadsAnswer[]): Loaded {
  const last = pages.at(-1)
  const count = pages.reduce((sum, { items }) => sum + items.length, 0)
  return { first: (pages[0]?.offset ?? 0) + 1, count, total: last?.total ?? null, hasMore: last?.hasMore ?? false }
}

const many = (count: number): string => count.toLocaleString('en-US')

/** `Showing 1–100 of 12,340 leads`; `of 100+` where the dialer names no total. */
export function countSentence({ first, count, total, hasMore }: Loaded): string {
  if (count === 0) return total === null || total === 0 ? 'No leads' : `No leads on this page of ${many(total)}`
  const last = first + count - 1
  const known = total === null ? `${many(last)}${hasMore ? '+' : ''}` : many(total)
  return `Showing ${many(first)}–${many(last)} of ${known} ${known === '1' ? 'lead' : 'leads'}`
}

/** Convoso sorts by nothing that a person can choose, so an order is only as true as what is loaded is complete. */
export function sortSentence({ first, count, total, hasMore }: Loaded, column: string): string {
  const isAll = !hasMore && first === 1 && (total === null || total === count)
  return isAll ? `sorted by ${column}: all ${many(count)}` : `sorted by ${column}: only the ${many(count)} loaded, not all that match`
}
