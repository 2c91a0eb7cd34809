'use client'

import type { TableFrameProps } from './table-frame'
import { TableFrame } from './table-frame'
import { useSortedRows } from './use-sorted-rows'

/** One table for every noun: sorts what it is given by the clicked header. For tens of thousands of rows see TableFrame. */
export function DataTable<Row extends object, Id extends string>(props: TableFrameProps<Row, Id>) {
  return <TableFrame {...props} rows={useSortedRows(props)} />
}
