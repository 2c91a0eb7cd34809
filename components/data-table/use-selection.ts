import { useCallback, useLayoutEffect, useRef } from 'react'
import { selectionOf, toggleSelection } from './selection'

export type TableSelection<Row> = {
  selected: ReadonlySet<string>
  onChange: (selected: ReadonlySet<string>) => void
  /** Read aloud on the row's box: "Select Solar West". */
  nameOf: (row: Row) => string
}

export type SelectionControl<Row> = {
  selected: ReadonlySet<string>
  all: boolean | 'mixed'
  nameOf: (row: Row) => string
  toggle: (id: string, range: boolean) => void
  toggleAll: () => void
}

export const selectColumnWidth = 40

/** undefined when the table has no selection. */
export function useSelection<Row>(selection: TableSelection<Row> | undefined, ids: readonly string[]): SelectionControl<Row> | undefined {
  const anchor = useRef<string | null>(null)
  // Every row is given `toggle`: were it another one after each render, all rows would be painted anew.
  const latest = useRef({ selection, ids })
  useLayoutEffect(() => {
    latest.current = { selection, ids }
  })
  const toggle = useCallback((id: string, range: boolean) => {
    const { selection: now, ids: shown } = latest.current
    now?.onChange(toggleSelection(now.selected, { ids: shown, id, anchor: anchor.current, range }))
    anchor.current = id
  }, [])
  if (selection === undefined) return undefined
  const all = selectionOf(ids, selection.selected)
  return {
    selected: selection.selected,
    all,
    nameOf: selection.nameOf,
    toggle,
    toggleAll: () => selection.onChange(all === true ? new Set() : new Set(ids)),
  }
}
