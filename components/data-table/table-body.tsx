'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'
import type { Column } from './column'
import { TableRow } from './table-row'
import { useRowKeys } from './use-row-keys'
import type { SelectionControl } from './use-selection'

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

/** Below this many rows all are painted, so that the browser's own find works on them. */
const virtualAbove = 100

export function TableBody<Row, Id extends string>(props: TableBodyProps<Row, Id>) {
  const { ids, byId, columns, rowHeight, scroller, selection } = props
  const isVirtual = ids.length > virtualAbove
  const virtual = useVirtualizer({
    count: ids.length,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => ids[index] ?? index,
    // The sticky header covers the top of the view.
    scrollPaddingStart: 40,
    overscan: 8,
    initialRect: { width: 0, height: 800 },
  })
  const { active, onKeyDown, onFocus } = useRowKeys({
    ...props,
    reveal: (index) => (isVirtual ? virtual.scrollToIndex(index, { align: 'auto' }) : undefined),
  })
  const items = isVirtual ? virtual.getVirtualItems() : ids.map((_, index) => ({ index }))
  const before = isVirtual ? (virtual.getVirtualItems()[0]?.start ?? 0) : 0
  const after = isVirtual ? virtual.getTotalSize() - (virtual.getVirtualItems().at(-1)?.end ?? 0) : 0

  return (
    <tbody onKeyDown={onKeyDown} onFocus={onFocus}>
      {before > 0 ? <Gap height={before} span={columns.length + 1} /> : null}
      {items.map(({ index }) => {
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
      })}
      {after > 0 ? <Gap height={after} span={columns.length + 1} /> : null}
    </tbody>
  )
}

function Gap({ height, span }: { height: number; span: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height, padding: 0 }} />
    </tr>
  )
}
