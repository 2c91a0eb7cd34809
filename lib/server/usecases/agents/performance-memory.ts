import type { AgentPerformance } from '@/lib/contracts/agents'

type Remembered = { rows: AgentPerformance[]; askedAt: number }

/** Days and hours that our store does not keep: young ones, and those of other filters. Bounded by the rows it holds. */
export type PerformanceMemory = {
  get: (key: string) => Remembered | undefined
  put: (key: string, value: Remembered) => void
  clear: () => void
  size: () => number
}

const mostRows = 60_000

export function makePerformanceMemory(): PerformanceMemory {
  const entries = new Map<string, Remembered>()
  let rows = 0
  const drop = (key: string) => {
    // One without agents takes room too.
    rows -= weightOf(entries.get(key))
    entries.delete(key)
  }
  return {
    get: (key) => {
      const known = entries.get(key)
      if (known === undefined) return undefined
      entries.delete(key)
      entries.set(key, known)
      return known
    },
    put: (key, value) => {
      if (entries.has(key)) drop(key)
      entries.set(key, value)
      rows += weightOf(value)
      for (const oldest of entries.keys()) {
        if (rows <= mostRows || oldest === key) break
        drop(oldest)
      }
    },
    clear: () => {
      entries.clear()
      rows = 0
    },
    size: () => rows,
  }
}

const weightOf = (value: Remembered | undefined): number => (value === undefined ? 0 : value.rows.length + 1)
