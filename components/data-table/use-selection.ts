import { useCallback, useRef } from 'react'
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
  const selected = selection?.selected
  const onChange = selection?.onChange
  const toggle = useCallback(
    (id: string, range: boolean) => {
      if (selected === undefined || onChange === undefined) return
      onChange(toggleSelection(selected, { ids, id, anchor: anchor.current, range }))
      anchor.current = id
    },
    [selected, onChange, ids],
  )
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
