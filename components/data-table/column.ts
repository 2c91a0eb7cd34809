import type { ReactNode } from 'react'

export type SortValue = string | number | null
export type Sort<Id extends string = string> = { column: Id; direction: 'asc' | 'desc' }
export type Density = 'comfortable' | 'compact'

export type Column<Row, Id extends string = string> = {
  id: Id
  /** The word in the header and in the columns menu. */
  header: string
  cell: (row: Row) => ReactNode
  /** Absent: the column cannot be sorted by. null goes last in both directions. */
  sortValue?: (row: Row) => SortValue
  /** The first click sorts the largest or newest to the top. */
  descendingFirst?: boolean
  align?: 'end'
  /** Pixels; without it the column shares what is left, but at least `minWidth` (200). */
  width?: number
  minWidth?: number
  /** Cannot be hidden. */
  always?: boolean
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Texts by the reader's order ("List 9" before "List 10"), numbers by size. */
export function compareSortValues(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return collator.compare(String(left), String(right))
}

export const widthOf = (column: Pick<Column<never>, 'width' | 'minWidth'>): number => column.width ?? column.minWidth ?? 200

export const rowHeights: Record<Density, number> = { comfortable: 40, compact: 32 }
