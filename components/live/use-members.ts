import { useMemo, useState } from 'react'
import { inState, type FloorRow } from './floor-rows'
import type { FloorSearch } from './search-params'

const idOf = (row: FloorRow): string => row.userId

/** The rows under the states as they were chosen: somebody who changes state joins, and nobody leaves under the cursor until it is filtered again. */
export function useMembers(rows: readonly FloorRow[], search: Pick<FloorSearch, 'state' | 'over'>, placeKey: string) {
  const key = JSON.stringify([search.state, search.over, placeKey])
  const [kept, setKept] = useState<{ key: string; round: number; ids: ReadonlySet<string> }>({ key, round: 0, ids: new Set() })
  const matching = useMemo(() => rows.filter((row) => inState(row, search)), [rows, search])
  const isNew = kept.key !== key
  const ids = isNew ? new Set(matching.map(idOf)) : kept.ids
  const mustKeep = isNew || matching.some((row) => !ids.has(row.userId))
  // Adjusting during render: a row must not be painted and gone in the same moment.
  if (mustKeep) setKept({ key, round: kept.round, ids: new Set([...ids, ...matching.map(idOf)]) })
  const shown = useMemo(() => rows.filter((row) => kept.ids.has(row.userId)), [rows, kept.ids])
  return {
    rows: shown,
    stale: shown.length - matching.length,
    filterKey: `${key} ${kept.round}`,
    filterAgain: () => setKept({ key, round: kept.round + 1, ids: new Set(matching.map(idOf)) }),
  }
}
