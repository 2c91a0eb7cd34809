'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import type { ReactNode, Ref, RefObject } from 'react'
import { useImperativeHandle, useLayoutEffect } from 'react'
import { Gap } from './gap'

/** Brings a row into being that is not painted yet. */
export type Revealer = { reveal: (index: number) => void }

type VirtualRowsProps = {
  ids: readonly string[]
  rowHeight: number
  /** Cells per row, for the gaps above and below. */
  span: number
  scroller: RefObject<HTMLDivElement | null>
  revealer: Ref<Revealer>
  onPainted: () => void
  paint: (index: number) => ReactNode
}

/** Only the rows in view and a few around them. Loaded with the first long table, because it weighs as much as all our other primitives. */
export function VirtualRows({ ids, rowHeight, span, scroller, revealer, onPainted, paint }: VirtualRowsProps) {
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => ids[index] ?? index,
    // The sticky header covers the top of the view.
    scrollPaddingStart: 40,
    overscan: 8,
    initialRect: { width: 0, height: 800 },
  })
  useImperativeHandle(revealer, () => ({ reveal: (index) => virtual.scrollToIndex(index, { align: 'auto' }) }), [virtual])
  useLayoutEffect(() => virtual.measure(), [virtual, rowHeight])
  useLayoutEffect(onPainted)
  const items = virtual.getVirtualItems()
  return (
    <>
      <Gap height={items[0]?.start ?? 0} span={span} />
      {items.map(({ index }) => paint(index))}
      <Gap height={virtual.getTotalSize() - (items.at(-1)?.end ?? 0)} span={span} />
    </>
  )
}
