import { useEffect, useState } from 'react'
import type { Column, Sort } from '@/components/data-table/column'
import type { LeadRow } from '@/lib/contracts/lead-search'

/** Up to so many rows are sorted by the table itself, within a frame or two; more would hold up the page. */
const mostAtOnce = 3_000

type Sorted = { rows: readonly LeadRow[]; isSortedOutside: boolean; isSorting: boolean }

/** Large tables are sorted behind the page; until that is done the rows stay as they were. */
export function useSortedLeads(rows: readonly LeadRow[], columns: readonly Column<LeadRow>[], sort: Sort): Sorted {
  const isLarge = rows.length > mostAtOnce && sort.column !== ''
  const [done, setDone] = useState<{ of: readonly LeadRow[]; by: string; rows: readonly LeadRow[] } | null>(null)
  const by = `${sort.column} ${sort.direction}`
  useEffect(() => {
    const value = columns.find(({ id }) => id === sort.column)?.sortValue
    if (!isLarge || value === undefined) return
    const stop = new AbortController()
    const sortAll = async () => {
      const { orderInSlices } = await import('./sort-order')
      const order = await orderInSlices(rows.map((row) => value(row)), sort.direction, stop.signal)
      if (order !== null) setDone({ of: rows, by, rows: [...order].flatMap((place) => rows[place] ?? []) })
    }
    void sortAll()
    return () => stop.abort()
  }, [isLarge, rows, columns, by, sort.column, sort.direction])

  if (!isLarge) return { rows, isSortedOutside: sort.column === '', isSorting: false }
  const known = done !== null && done.of === rows ? done : null
  return { rows: known?.rows ?? rows, isSortedOutside: true, isSorting: known?.by !== by }
}
