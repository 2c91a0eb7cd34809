export type FrozenOrder = {
  /** Row ids in the order they stand on the screen. */
  shown: readonly string[]
  /** Rows that came since and wait until they are asked for. */
  waiting: readonly string[]
  /** The rows on the screen would stand differently if sorted now. */
  isStale: boolean
}

/** Keeps every row that is on the screen where it is, whatever the fresh order says. */
export function keepOrder(frozen: readonly string[], fresh: readonly string[]): FrozenOrder {
  const present = new Set(fresh)
  const known = new Set(frozen)
  const shown = frozen.filter((id) => present.has(id))
  const waiting = fresh.filter((id) => !known.has(id))
  const sortedNow = fresh.filter((id) => known.has(id))
  return { shown, waiting, isStale: sortedNow.some((id, index) => shown[index] !== id) }
}
