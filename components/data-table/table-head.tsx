import { clsx } from 'clsx'
import { Checkbox } from '@/components/ui/checkbox'
import { Icon } from '@/components/ui/icon'
import type { Column, Sort } from './column'
import type { SelectionControl } from './use-selection'
import { selectColumnWidth } from './use-selection'

type TableHeadProps<Row, Id extends string> = {
  columns: readonly Column<Row, Id>[]
  sort: Sort<Id>
  sortBy: (column: Column<Row, Id>) => void
  selection: SelectionControl<Row> | undefined
}

export function TableHead<Row, Id extends string>({ columns, sort, sortBy, selection }: TableHeadProps<Row, Id>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection === undefined ? null : (
          <th scope="col" className={clsx(headClass, 'left-0 z-30 px-3')} style={{ width: selectColumnWidth }}>
            <label className="flex">
              <span className="sr-only">Select all rows</span>
              <Checkbox checked={selection.all} onChange={selection.toggleAll} />
            </label>
          </th>
        )}
        {columns.map((column, index) => (
          <th
            key={column.id}
            scope="col"
            aria-sort={sort.column !== column.id ? undefined : sort.direction === 'asc' ? 'ascending' : 'descending'}
            className={clsx(headClass, index === 0 && 'z-30')}
            style={{ width: column.width, ...(index === 0 ? { left: selection === undefined ? 0 : selectColumnWidth } : {}) }}
          >
            <HeadLabel column={column} sort={sort} sortBy={sortBy} />
          </th>
        ))}
      </tr>
    </thead>
  )
}

const headClass = 'sticky top-0 z-20 h-9 border-b border-line bg-sunken p-0 text-left align-middle font-medium text-muted'

type HeadLabelProps<Row, Id extends string> = Pick<TableHeadProps<Row, Id>, 'sort' | 'sortBy'> & { column: Column<Row, Id> }

function HeadLabel<Row, Id extends string>({ column, sort, sortBy }: HeadLabelProps<Row, Id>) {
  const isEnd = column.align === 'end'
  if (column.sortValue === undefined) {
    return <span className={clsx('block truncate px-3', isEnd && 'text-right')}>{column.header}</span>
  }
  const isSorted = sort.column === column.id
  const arrow = !isSorted ? 'chevrons-up-down' : sort.direction === 'asc' ? 'arrow-up' : 'arrow-down'
  return (
    <button
      type="button"
      onClick={() => sortBy(column)}
      className={clsx(
        'group flex h-full w-full items-center gap-1 px-3 outline-offset-[-2px] hover:text-ink',
        isEnd && 'flex-row-reverse text-right',
        isSorted && 'text-ink',
      )}
    >
      <span className="truncate">{column.header}</span>
      <Icon
        name={arrow}
        className={clsx('size-3.5 shrink-0', !isSorted && 'opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100')}
      />
    </button>
  )
}
