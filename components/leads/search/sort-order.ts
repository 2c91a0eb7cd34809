import { compareSortValues } from '@/components/data-table/column'

export type SortKey = string | number | null

/** Half a frame: the page paints and takes keys in between. */
const sliceMs = 8
const runLength = 256

/** The same order in one go, for what fits into a frame or two. */
export function orderAtOnce(keys: readonly SortKey[], direction: 'asc' | 'desc'): Uint32Array {
  const isAfter = laterOf(keys, direction)
  return Uint32Array.from(keys.keys()).sort(isAfter)
}

/**
 * Places of the rows in sorted order: numbers by size, texts as people read them, empty ones last in both directions, equal ones as they
 * came. Works in slices of half a frame, so that a table of any length never holds the page up. Null once `signal` says stop.
 */
export async function orderInSlices(keys: readonly SortKey[], direction: 'asc' | 'desc', signal: AbortSignal): Promise<Uint32Array | null> {
  const isAfter = laterOf(keys, direction)
  let order = Uint32Array.from(keys.keys())
  let spare = new Uint32Array(order.length)
  const work = { until: performance.now() + sliceMs }
  for (let start = 0; start < order.length; start += runLength) {
    order.subarray(start, start + runLength).sort(isAfter)
    if (await isStopped(work, signal)) return null
  }
  for (let width = runLength; width < order.length; width *= 2) {
    for (let start = 0; start < order.length; start += 2 * width) {
      const merge = { from: order, into: spare, start, middle: Math.min(start + width, order.length), end: Math.min(start + 2 * width, order.length) }
      for (const _pause of mergeRuns(merge, isAfter)) if (await isStopped(work, signal)) return null
    }
    ;[order, spare] = [spare, order]
  }
  return order
}

function laterOf(keys: readonly SortKey[], direction: 'asc' | 'desc'): (left: number, right: number) => number {
  const sign = direction === 'asc' ? 1 : -1
  return (left, right) => compare(keys[left] ?? null, keys[right] ?? null, sign) || left - right
}

type Merge = { from: Uint32Array; into: Uint32Array; start: number; middle: number; end: number }

/** Merges two sorted runs that stand side by side; a place to pause every few hundred steps. */
function* mergeRuns({ from, into, start, middle, end }: Merge, isAfter: (left: number, right: number) => number): Generator<void> {
  let left = start
  let right = middle
  for (let place = start; place < end; place += 1) {
    const isLeft = left < middle && (right >= end || isAfter(from[left] ?? 0, from[right] ?? 0) < 0)
    into[place] = (isLeft ? from[left++] : from[right++]) ?? 0
    if (place % runLength === 0) yield
  }
}

async function isStopped(work: { until: number }, signal: AbortSignal): Promise<boolean> {
  if (performance.now() < work.until) return signal.aborted
  await new Promise((resolve) => setTimeout(resolve))
  work.until = performance.now() + sliceMs
  return signal.aborted
}

function compare(left: SortKey, right: SortKey, sign: number): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null)
  return sign * compareSortValues(left, right)
}
