'use client'

import type { ReactNode } from 'react'
import { useMemo, useRef } from 'react'
import { SkeletonRows } from '@/components/ui/skeleton'
import type { Column, Density, Sort } from './column'
import { rowHeights, widthOf } from './column'
import { OrderNotice } from './order-notice'
import { TableBody } from './table-body'
import { TableHead } from './table-head'
import { useFrozenOrder } from './use-frozen-order'
import type { TableSelection } from './use-selection'
import { selectColumnWidth, useSelection } from './use-selection'

export type TableFrameProps<Row extends object, Id extends string = string> = {
  /** Names the table, e.g. `Campaigns`. */
  label: string
  /** Keep columns and rows stable between renders (module scope, a query's data, a memo). */
  columns: readonly Column<Row, Id>[]
  /** In the order of `sort`. */
  rows: readonly Row[]
  rowId: (row: Row) => string
  visible: readonly Id[]
  sort: Sort<Id>
  onSort: (sort: Sort<Id>) => void
  density?: Density
  /** What the filters say: when it changes, rows are placed anew. */
  orderKey?: string
  selection?: TableSelection<Row>
  /** Enter on a row. */
  onOpen?: (row: Row) => void
  /** Any other key on a row; answers true when it was taken. */
  onRowKey?: (key: string, row: Row) => boolean
  isLoading?: boolean
  /** Stands in for the rows when there are none: the empty or the failed face. */
  face: ReactNode
  className?: string
}

/**
 * What every table is, whoever sorted its rows: selection with shift ranges, keys (arrows or j k, Home, End, Enter, x) and virtual rows.
 * Live data changes cells in place; rows move only when the person sorts, filters or asks for it.
 */
export function TableFrame<Row extends object, Id extends string>(props: TableFrameProps<Row, Id>) {
  const { label, columns, rows, rowId, visible, sort, orderKey = '', density = 'comfortable', isLoading = false, face, className } = props
  const scroller = useRef<HTMLDivElement>(null)
  const shownColumns = useMemo(() => columns.filter(({ id, always }) => always === true || visible.includes(id)), [columns, visible])
  const freshIds = useMemo(() => rows.map(rowId), [rows, rowId])
  const byId = useMemo(() => new Map(rows.map((row) => [rowId(row), row])), [rows, rowId])
  const order = useFrozenOrder(freshIds, `${sort.column} ${sort.direction} ${orderKey}`)
  const selection = useSelection(props.selection, order.shown)
  const minWidth = shownColumns.reduce((sum, column) => sum + widthOf(column), selection === undefined ? 0 : selectColumnWidth)

  return (
    <div className={className ?? 'flex max-h-[calc(100dvh-208px)] min-h-64 flex-col'}>
      <OrderNotice order={order} />
      {/* Without rows there is nothing to scroll to, and nothing in it that the keys could scroll by. */}
      <div ref={scroller} className={`relative min-h-0 ${rows.length > 0 ? 'overflow-auto' : 'overflow-hidden'} rounded border border-line bg-surface`}>
        <table
          aria-label={label}
          aria-rowcount={order.shown.length + 1}
          aria-busy={isLoading}
          className="w-full table-fixed border-separate border-spacing-0 text-table"
          style={{ minWidth }}
        >
          <TableHead columns={shownColumns} sort={sort} sortBy={(column) => props.onSort(nextSort(sort, column))} selection={selection} />
          <TableBody
            ids={order.shown}
            byId={byId}
            columns={shownColumns}
            rowHeight={rowHeights[density]}
            scroller={scroller}
            selection={selection}
            onOpen={props.onOpen}
            onRowKey={props.onRowKey}
          />
        </table>
        {rows.length > 0 ? null : isLoading ? <SkeletonRows label={`Loading: ${label}`} /> : face}
      </div>
    </div>
  )
}

/** A second click on the same header turns the order round. */
function nextSort<Row, Id extends string>(sort: Sort<Id>, { id, descendingFirst }: Column<Row, Id>): Sort<Id> {
  if (sort.column === id) return { column: id, direction: sort.direction === 'asc' ? 'desc' : 'asc' }
  return { column: id, direction: descendingFirst === true ? 'desc' : 'asc' }
}
