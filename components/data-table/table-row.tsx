import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { memo } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { selectColumnWidth } from './use-selection'

/** Declared as a method on purpose: a memo component cannot be generic, and the row always comes from the same table as its columns. */
type PaintedColumn = { id: string; align?: 'end'; cell(row: unknown): ReactNode }

type TableRowProps = {
  id: string
  index: number
  row: unknown
  columns: readonly PaintedColumn[]
  height: number
  /** The one row that Tab reaches; the arrows move from there. */
  isStop: boolean
  /** undefined: the table has no selection. */
  isSelected: boolean | undefined
  selectName: string | undefined
  onToggle: ((id: string, range: boolean) => void) | undefined
}

/** Painted anew only when its own row, its columns or its marks change. */
export const TableRow = memo(function TableRow(props: TableRowProps) {
  const { id, index, row, columns, height, isStop, isSelected, selectName, onToggle } = props
  return (
    <tr
      data-row={id}
      data-selected={isSelected === true || undefined}
      aria-rowindex={index + 2}
      tabIndex={isStop ? 0 : -1}
      className="group relative scroll-mt-10 outline-offset-[-2px]"
      style={{ height }}
    >
      {isSelected === undefined ? null : (
        <td className="sticky left-0 z-10">
          <label className="flex">
            <span className="sr-only">Select {selectName}</span>
            <Checkbox
              checked={isSelected}
              tabIndex={isStop ? 0 : -1}
              onChange={({ nativeEvent }) => onToggle?.(id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
            />
          </label>
        </td>
      )}
      {columns.map((column, place) => (
        <td
          key={column.id}
          className={clsx(column.align === 'end' && 'tabular text-right', place === 0 && 'sticky z-10') || undefined}
          style={place === 0 ? { left: isSelected === undefined ? 0 : selectColumnWidth } : undefined}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
})
