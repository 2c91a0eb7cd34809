'use client'

import type { RefObject } from 'react'
import { lazy, startTransition, Suspense, useEffect, useRef, useState } from 'react'
import type { Column } from './column'
import { Gap } from './gap'
import { TableRow } from './table-row'
import { useRowKeys } from './use-row-keys'
import type { SelectionControl } from './use-selection'
import type { Revealer } from './virtual-rows'

type TableBodyProps<Row, Id extends string> = {
  ids: readonly string[]
  byId: ReadonlyMap<string, Row>
  columns: readonly Column<Row, Id>[]
  rowHeight: number
  scroller: RefObject<HTMLDivElement | null>
  selection: SelectionControl<Row> | undefined
  onOpen: ((row: Row) => void) | undefined
  onRowKey: ((key: string, row: Row) => boolean) | undefined
}

/** Up to this many rows all are painted, so that the browser's own find works on them. */
const virtualAbove = 100

/** What a window of 900 px shows of a table. */
const firstHeight = 720

const VirtualRows = lazy(async () => ({ default: (await import('./virtual-rows')).VirtualRows }))

export function TableBody<Row, Id extends string>(props: TableBodyProps<Row, Id>) {
  const { ids, byId, columns, rowHeight, scroller, selection } = props
  const revealer = useRef<Revealer>(null)
  const { active, onKeyDown, onFocus, onPainted } = useRowKeys({ ...props, reveal: (index) => revealer.current?.reveal(index) })
  const paint = (index: number) => {
    const id = ids[index]
    const row = id === undefined ? undefined : byId.get(id)
    if (id === undefined || row === undefined) return null
    return (
      <TableRow
        key={id}
        id={id}
        index={index}
        row={row}
        columns={columns}
        height={rowHeight}
        isStop={active === null ? index === 0 : active === id}
        isSelected={selection?.selected.has(id)}
        selectName={selection?.nameOf(row)}
        onToggle={selection?.toggle}
      />
    )
  }
  const span = columns.length + (selection === undefined ? 0 : 1)
  const isWhole = useSecondPaint()
  const count = isWhole && ids.length <= virtualAbove ? ids.length : Math.min(ids.length, Math.ceil(firstHeight / rowHeight))
  const top = (
    <>
      {ids.slice(0, count).map((_, index) => paint(index))}
      <Gap height={(ids.length - count) * rowHeight} span={span} />
    </>
  )

  return (
    <tbody onKeyDown={onKeyDown} onFocus={onFocus}>
      {isWhole && ids.length > virtualAbove ? (
        <Suspense fallback={top}>
          <VirtualRows ids={ids} rowHeight={rowHeight} span={span} scroller={scroller} revealer={revealer} onPainted={onPainted} paint={paint} />
        </Suspense>
      ) : (
        top
      )}
    </tbody>
  )
}

/** The first painting has only the rows in view, so that they come soonest; true from the one right after it. */
function useSecondPaint(): boolean {
  const [isSecond, setSecond] = useState(false)
  useEffect(() => startTransition(() => setSecond(true)), [])
  return isSecond
}
