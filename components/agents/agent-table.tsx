'use client'

import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { useMemo } from 'react'
import type { Column, Density, Sort } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { Link } from '@/components/ui/link'
import { isFew, valueOf, type AgentColumn } from '@/lib/contracts/agent-columns-words'
import type { AgentRow } from '@/lib/contracts/performance'
import { oddityWords } from './oddity-words'

type AgentTableProps = {
  rows: readonly AgentRow[]
  columns: readonly AgentColumn[]
  few: number
  sort: Sort
  onSort: (sort: Sort) => void
  density: Density
  orderKey: string
  agentHref: (row: AgentRow) => string
  callsHref: (row: AgentRow) => string
  onOpen: (row: AgentRow) => void
  face: ReactNode
}

/** The numbers of the charts and those behind them; below each, how it changed. */
export function AgentTable({ rows, columns, few, agentHref, callsHref, ...table }: AgentTableProps) {
  const all = useMemo((): Column<AgentRow>[] => {
    const name: Column<AgentRow> = {
      id: 'name',
      header: 'Agent',
      always: true,
      width: 200,
      sortValue: (row) => row.name,
      cell: (row) => <NameCell row={row} few={few} href={agentHref(row)} />,
    }
    return [name, ...columns.map((column) => numberColumn(column, { few, callsHref }))]
  }, [columns, few, agentHref, callsHref])
  return <DataTable label="Agents" columns={all} rows={rows} rowId={idOf} visible={all.map(({ id }) => id)} {...table} className="flex max-h-[640px] min-h-64 flex-col" />
}

const idOf = (row: AgentRow): string => row.userId

const numberColumn = (column: AgentColumn, { few, callsHref }: { few: number; callsHref: (row: AgentRow) => string }): Column<AgentRow> => ({
  id: column.id,
  header: column.words,
  align: 'end',
  width: Math.max(116, column.words.length * 8 + 40),
  descendingFirst: true,
  sortValue: (row) => valueOf(column, row.now),
  cell: (row) => <NumberCell column={column} row={row} isGrey={isFew(row, few)} href={callsHref(row)} />,
})

function NameCell({ row, few, href }: { row: AgentRow; few: number; href: string }) {
  return (
    <span className="flex items-baseline gap-2">
      <Link href={href} isPrefetched={false} title={row.name} className={clsx('truncate rounded-small font-medium hover:underline', isFew(row, few) && 'text-muted')}>
        {row.name}
      </Link>
      {row.oddities.length === 0 ? null : (
        <span className="text-small text-amber" title={row.oddities.map((oddity) => oddityWords[oddity]).join(' ')}>
          odd
        </span>
      )}
      {row.now === null ? <span className="text-small whitespace-nowrap text-muted">no activity</span> : isFew(row, few) ? <span className="text-small whitespace-nowrap text-muted">few calls</span> : null}
    </span>
  )
}

function NumberCell({ column, row, isGrey, href }: { column: AgentColumn; row: AgentRow; isGrey: boolean; href: string }) {
  const [now, before] = [valueOf(column, row.now), valueOf(column, row.before)]
  if (now === null) return <span className="text-muted" title={before === null ? undefined : `was ${column.text(before)}`}>–</span>
  const change = before === null ? null : column.change(now, before)
  return (
    <span className={clsx('tabular inline-flex items-baseline justify-end gap-1.5', isGrey && 'text-muted')} title={before === null ? undefined : `was ${column.text(before)}`}>
      {change === null ? null : <span className="text-small text-muted">{change}</span>}
      <Link href={href} tabIndex={-1} isPrefetched={false} className="rounded-small hover:underline">
        {column.text(now)}
      </Link>
    </span>
  )
}
