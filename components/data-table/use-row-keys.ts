import type { FocusEvent, KeyboardEvent, RefObject } from 'react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { SelectionControl } from './use-selection'

type RowKeysInput<Row> = {
  ids: readonly string[]
  byId: ReadonlyMap<string, Row>
  scroller: RefObject<HTMLElement | null>
  selection: SelectionControl<Row> | undefined
  onOpen: ((row: Row) => void) | undefined
  onRowKey: ((key: string, row: Row) => boolean) | undefined
  /** Brings a virtual row into being. */
  reveal: (index: number) => void
}

/** Arrows or j k move, Home End jump, Enter opens, x selects (with Shift: the range). */
export function useRowKeys<Row>(input: RowKeysInput<Row>) {
  const { ids, byId, scroller, selection, onOpen, onRowKey, reveal } = input
  const [active, setActive] = useState<string | null>(null)
  const wanted = useRef<string | null>(null)
  // A virtual row exists only after the scroll it caused: looked for after every paint until it is there.
  const onPainted = useCallback(() => {
    if (wanted.current !== null && focusRow(scroller.current, wanted.current)) wanted.current = null
  }, [scroller])
  const stop = active !== null && byId.has(active) ? active : null

  const go = (index: number) => {
    const id = ids[Math.max(0, Math.min(index, ids.length - 1))]
    if (id === undefined) return
    setActive(id)
    if (focusRow(scroller.current, id)) return
    wanted.current = id
    reveal(ids.indexOf(id))
  }
  useFirstStep(scroller, () => go(stop === null ? 0 : ids.indexOf(stop)))

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const id = rowIdOf(event.target)
    const row = id === null ? undefined : byId.get(id)
    if (id === null || row === undefined) return
    const at = ids.indexOf(id)
    const target = targetIndex(event.key, at, ids.length)
    const isOnRow = event.target instanceof HTMLTableRowElement
    if (target !== undefined) go(target)
    else if (event.key.toLowerCase() === 'x' && selection !== undefined) selection.toggle(id, event.shiftKey)
    else if (event.key === 'Enter' && isOnRow && onOpen !== undefined) onOpen(row)
    else if (!isOnRow || onRowKey?.(event.key, row) !== true) return
    event.preventDefault()
  }
  const onFocus = (event: FocusEvent) => setActive(rowIdOf(event.target))
  return { active: stop, onKeyDown, onFocus, onPainted }
}

function targetIndex(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowDown' || key === 'j') return at + 1
  if (key === 'ArrowUp' || key === 'k') return at - 1
  if (key === 'PageDown') return at + 10
  if (key === 'PageUp') return at - 10
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : undefined
}

/** j or k pressed while nothing has the focus goes into the table. */
function useFirstStep(scroller: RefObject<HTMLElement | null>, enter: () => void) {
  const latest = useRef(enter)
  useEffect(() => {
    latest.current = enter
  })
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target !== document.body) return
      if (event.key !== 'j' && event.key !== 'k') return
      if (scroller.current === null || document.querySelector('dialog:modal') !== null) return
      event.preventDefault()
      latest.current()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [scroller])
}

function focusRow(scroller: HTMLElement | null, id: string): boolean {
  const row = scroller?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)
  row?.focus()
  return row !== null && row !== undefined
}

function rowIdOf(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest('[data-row]')?.getAttribute('data-row') ?? null) : null
}

function isTyping(target: EventTarget): boolean {
  return target instanceof Element && target.matches('input:not([type="checkbox"]), select, textarea, [contenteditable="true"]')
}
