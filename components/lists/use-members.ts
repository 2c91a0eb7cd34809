import { useMemo, useState } from 'react'
import type { BoardList } from '@/lib/contracts/lists'

/** The rows under the filter as it was when it was chosen: live changes may add to them, never take away from under the cursor. */
export function useMembers(lists: readonly BoardList[], matching: readonly BoardList[], filterKey: string) {
  const [kept, setKept] = useState<{ key: string; round: number; ids: ReadonlySet<string> }>({ key: '', round: 0, ids: new Set() })
  const freshIds = new Set(matching.map(({ id }) => id))
  const isNew = kept.key !== filterKey
  const mustKeep = isNew || matching.some(({ id }) => !kept.ids.has(id))
  const ids = isNew ? freshIds : mustKeep ? new Set([...kept.ids, ...freshIds]) : kept.ids
  if (mustKeep) setKept({ key: filterKey, round: kept.round, ids })
  const memberIds = lists.flatMap(({ id }) => (ids.has(id) ? [id] : [])).join(' ')
  const rows = useMemo(() => {
    const members = new Set(memberIds.split(' '))
    return lists.filter(({ id }) => members.has(id))
  }, [lists, memberIds])
  return {
    rows,
    stale: rows.length - matching.length,
    orderKey: `${filterKey} ${kept.round}`,
    filterAgain: () => setKept({ key: filterKey, round: kept.round + 1, ids: freshIds }),
  }
}
