'use client'

import type { MouseEvent } from 'react'
import { memo, useMemo } from 'react'
import { TableFrame } from '@/components/data-table/table-frame'
import type { TableSelection } from '@/components/data-table/use-selection'
import { Face } from '@/components/ui/face'
import { useToast } from '@/components/ui/toast'
import type { LeadRow } from '@/lib/contracts/lead-search'
import { leadTableColumns } from './columns'
import { copyRow } from './copy-row'
import { shownColumns, widthsOf, type ChangeSearch, type LeadSearchState } from './search-params'
import { useSortedLeads } from './use-sorted-leads'

type LeadTableProps = {
  rows: readonly LeadRow[]
  state: LeadSearchState
  setState: ChangeSearch
  customFields: readonly string[]
  zone: string
  isMasked: boolean
  /** Changes with the search and with what is loaded: rows are then placed anew. */
  orderKey: string
  isLoading: boolean
  selection: TableSelection<LeadRow> | undefined
}

/** Not painted anew while only the box above it is busy. */
export const LeadTable = memo(function LeadTable(props: LeadTableProps) {
  const { rows, state, setState, customFields, zone, isMasked, orderKey, isLoading, selection } = props
  const columnKey = JSON.stringify([shownColumns(state, customFields), [...widthsOf(state)]])
  const isStacked = state.density === 'comfortable'
  const columns = useMemo(() => {
    const [shown, widths]: [string[], [string, number][]] = JSON.parse(columnKey)
    return leadTableColumns({ zone, shown, widths: new Map(widths), isMasked, isStacked })
  }, [columnKey, zone, isMasked, isStacked])
  const maySort = columns.some(({ id, sortValue }) => id === state.sort && sortValue !== undefined)
  const sort = { column: maySort ? state.sort : '', direction: state.direction }
  const sorted = useSortedLeads(rows, columns, sort)
  const toast = useToast()
  const open = (id: string) => setState({ open: id }, { history: 'push' })
  const copy = (row: LeadRow) => {
    void copyRow(row, columns, zone).then(
      () => toast.show({ title: 'Row copied', tone: 'success' }),
      () => toast.show({ title: 'This browser did not allow copying', tone: 'danger' }),
    )
  }
  return (
    <div onClick={(event) => onRowClick(event, open)} onAuxClick={onRowAuxClick}>
      {sorted.isSorting ? <p role="status" className="mb-1 text-table text-muted">Sorting {rows.length.toLocaleString('en-US')} rows…</p> : null}
      <TableFrame
        label="Leads"
        columns={columns}
        rows={sorted.rows}
        rowId={idOf}
        visible={columns.map(({ id }) => id)}
        sort={sort}
        onSort={({ column, direction }) => setState({ sort: column, direction })}
        density={state.density}
        orderKey={`${orderKey} ${sorted.isSorting}`}
        onOpen={(row) => open(row.id)}
        onRowKey={(key, row) => {
          if (key === 'c') copy(row)
          return key === 'c'
        }}
        isLoading={isLoading}
        // The line of counts below stays in view.
        className="flex max-h-[65dvh] min-h-64 flex-col sm:max-h-[max(16rem,calc(100dvh-308px))]"
        {...(selection !== undefined && { selection })}
        face={<Face kind="empty" title="No leads" detail="This page of the search has none." />}
      />
    </div>
  )
})

const idOf = (row: LeadRow): string => row.id

const controls = 'button, input, select, textarea, label'

function rowIdAt({ target }: MouseEvent): string | null {
  if (!(target instanceof Element) || target.closest(controls) !== null) return null
  return target.closest('[data-row]')?.getAttribute('data-row') ?? null
}

/** A plain click opens the sheet, also on the name's link; with a key held the link is a link, and the rest of the row acts like it. */
function onRowClick(event: MouseEvent, open: (id: string) => void) {
  const id = rowIdAt(event)
  if (id === null || getSelection()?.type === 'Range') return
  const isLink = event.target instanceof Element && event.target.closest('a') !== null
  const isModified = event.ctrlKey || event.metaKey || event.shiftKey
  if (isModified) return isLink ? undefined : openPage(id)
  event.preventDefault()
  open(id)
}

function onRowAuxClick(event: MouseEvent) {
  const id = rowIdAt(event)
  const isLink = event.target instanceof Element && event.target.closest('a') !== null
  if (event.button === 1 && id !== null && !isLink) openPage(id)
}

const openPage = (id: string) => void window.open(`/leads/${id}`, '_blank', 'noopener')
