import { useEffect, useMemo, useState } from 'react'
import type { Column, Sort } from '@/components/data-table/column'
import type { LeadRow } from '@/lib/contracts/lead-search'
import { orderAtOnce, orderInSlices } from './sort-order'

/** Up to so many rows are sorted within a frame or two; more would hold up the page. */
const mostAtOnce = 3_000

type Sorted = { rows: readonly LeadRow[]; isSorting: boolean }

/** Large tables are sorted between frames; until that is done the rows stay as they were. */
export function useSortedLeads(rows: readonly LeadRow[], columns: readonly Column<LeadRow>[], sort: Sort): Sorted {
  const value = columns.find(({ id }) => id === sort.column)?.sortValue
  const isLarge = rows.length > mostAtOnce && value !== undefined
  const atOnce = useMemo(
    () => (isLarge || value === undefined ? rows : placed(rows, orderAtOnce(rows.map(value), sort.direction))),
    [isLarge, rows, value, sort.direction],
  )
  const [done, setDone] = useState<{ of: readonly LeadRow[]; by: string; rows: readonly LeadRow[] } | null>(null)
  const by = `${sort.column} ${sort.direction}`
  useEffect(() => {
    if (!isLarge) return
    const stop = new AbortController()
    void orderInSlices(rows.map(value), sort.direction, stop.signal).then((order) => {
      if (order !== null) setDone({ of: rows, by, rows: placed(rows, order) })
    })
    return () => stop.abort()
  }, [isLarge, rows, value, by, sort.direction])

  if (!isLarge) return { rows: atOnce, isSorting: false }
  const known = done !== null && done.of === rows ? done : null
  return { rows: known?.rows ?? rows, isSorting: known?.by !== by }
}

const placed = (rows: readonly LeadRow[], order: Uint32Array): LeadRow[] => [...order].flatMap((place) => rows[place] ?? [])
