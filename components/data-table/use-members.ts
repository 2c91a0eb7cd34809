import { useMemo, useState } from 'react'
import { keptWith, noneKept } from './members'

type Filtered<Row> = {
  rows: readonly Row[]
  /** Those of them that match now. */
  matching: readonly Row[]
  idOf: (row: Row) => string
  /** Names the filter: another one forgets who was kept. */
  filterKey: string
}

/** The rows under the filter as it was when it was chosen: live changes may add to them, never take away from under the cursor. */
export function useMembers<Row>({ rows, matching, idOf, filterKey }: Filtered<Row>) {
  const [kept, setKept] = useState(noneKept)
  const freshIds = matching.map(idOf)
  const next = keptWith(kept, filterKey, freshIds)
  // Adjusted while rendering: a row must not be painted and gone in the same moment.
  if (next !== kept) setKept(next)
  const memberIds = rows.map(idOf).filter((id) => next.ids.has(id)).join(' ')
  const members = useMemo(() => {
    const ids = new Set(memberIds.split(' '))
    return rows.filter((row) => ids.has(idOf(row)))
  }, [rows, memberIds, idOf])
  return {
    rows: members,
    /** So many stopped matching and are still shown. */
    stale: members.length - matching.length,
    orderKey: `${filterKey} ${kept.round}`,
    filterAgain: () => setKept({ key: filterKey, round: kept.round + 1, ids: new Set(freshIds) }),
  }
}
