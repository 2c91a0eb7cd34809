import type { SortingState } from '@tanstack/react-table'
import { createColumnHelper, createSortedRowModel, rowSortingFeature, tableFeatures, useTable, type SortFn } from '@tanstack/react-table'
import { useMemo } from 'react'
import type { Column, Sort } from './column'
import { compareSortValues } from './column'

type SortedRowsInput<Row extends object, Id extends string> = {
  columns: readonly Column<Row, Id>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  sort: Sort<Id>
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })

/** The rows as the table engine sorts them now. */
export function useSortedRows<Row extends object, Id extends string>({ columns, rows, rowId, sort }: SortedRowsInput<Row, Id>): readonly Row[] {
  const tableColumns = useMemo(() => toTableColumns(columns), [columns])
  const data = useMemo(() => [...rows], [rows])
  const sorting = useMemo<SortingState>(() => [{ id: sort.column, desc: sort.direction === 'desc' }], [sort.column, sort.direction])
  const table = useTable({ features, columns: tableColumns, data, getRowId: rowId, state: { sorting } })
  const sorted = table.getRowModel().rows
  return useMemo(() => sorted.map((row) => row.original), [sorted])
}

function toTableColumns<Row extends object>(columns: readonly Column<Row>[]) {
  const helper = createColumnHelper<typeof features, Row>()
  const sortFn: SortFn<typeof features, Row> = (a, b, id) => compareSortValues(a.getValue(id), b.getValue(id))
  return columns.map((column) =>
    helper.accessor((row): unknown => column.sortValue?.(row) ?? undefined, {
      id: column.id,
      sortFn,
      sortUndefined: 'last',
      enableSorting: column.sortValue !== undefined,
    }),
  )
}
