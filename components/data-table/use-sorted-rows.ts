import type { SortingState } from '@tanstack/react-table'
import { useTable } from '@tanstack/react-table'
import { useMemo } from 'react'
import type { Column, Sort } from './column'
import { features, toTableColumns } from './column'

type SortedRowsInput<Row extends object, Id extends string> = {
  columns: readonly Column<Row, Id>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  visible: readonly Id[]
  sort: Sort<Id>
  onSort: (sort: Sort<Id>) => void
  isSortedOutside?: boolean
}

/** The rows as the table engine sorts them now, and what a header click does. */
export function useSortedRows<Row extends object, Id extends string>(input: SortedRowsInput<Row, Id>) {
  const { columns, rows, rowId, visible, sort, onSort, isSortedOutside = false } = input
  const tableColumns = useMemo(() => toTableColumns(columns), [columns])
  const data = useMemo(() => [...rows], [rows])
  const sorting = useMemo<SortingState>(() => [{ id: sort.column, desc: sort.direction === 'desc' }], [sort.column, sort.direction])
  const table = useTable({ features, columns: tableColumns, data, getRowId: rowId, manualSorting: isSortedOutside, state: { sorting } })

  const shownColumns = useMemo(() => columns.filter(({ id, always }) => always === true || visible.includes(id)), [columns, visible])
  const sorted = table.getRowModel().rows
  const freshIds = useMemo(() => sorted.map((row) => row.id), [sorted])
  const byId = useMemo(() => new Map(sorted.map((row) => [row.id, row.original])), [sorted])
  const sortBy = ({ id, descendingFirst }: Column<Row, Id>) => {
    const first = descendingFirst === true ? 'desc' : 'asc'
    const opposite = sort.direction === 'asc' ? 'desc' : 'asc'
    onSort({ column: id, direction: sort.column === id ? opposite : first })
  }
  return { shownColumns, freshIds, byId, sortBy }
}
