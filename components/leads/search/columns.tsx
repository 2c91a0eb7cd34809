import type { Column } from '@/components/data-table/column'
import { cellNumber } from '@/components/ui/number-text'
import { Time } from '@/components/ui/time'
import { isOwnField, ownFieldWord } from '@/lib/contracts/lead-edits-words'
import type { LeadRow } from '@/lib/contracts/lead-search'
import { customNameOf, personalColumns, type LeadColumn } from '@/lib/contracts/lead-search-words'
import { phoneText } from '@/lib/shared/phone-text'
import { leadNameOf } from './lead-name'
import { phoneColumns } from './search-params'

type Setting = {
  zone: string
  /** In the order in which they stand. */
  shown: readonly string[]
  widths: ReadonlyMap<string, number>
  /** Sees masks, by which nobody may sort. */
  isMasked: boolean
  /** Rows are high enough for two lines: on a narrow screen the columns beyond its edge then stand under the name. */
  isStacked: boolean
}

/** Columns of the chosen names; `custom.<name>` is an account's own field. */
export const leadTableColumns = ({ zone, shown, widths, isMasked, isStacked }: Setting): Column<LeadRow>[] => {
  const ordered = shown.includes('name') ? shown : ['name', ...shown]
  return ordered.map((id) => {
    const column = id === 'name' ? nameColumn(isStacked) : columnOf(id, zone)
    const width = widths.get(id) ?? column.width
    const { sortValue, ...rest } = column
    const mayNotSort = sortValue === undefined || (isMasked && personalColumns.has(id))
    return { ...rest, ...(width !== undefined && { width }), ...(mayNotSort ? {} : { sortValue }) }
  })
}

export const columnWord = (id: string): string => (isOwnField(id) ? ownFieldWord(id) : isKnown(id) ? words[id] : id)

const nameColumn = (isStacked: boolean): Column<LeadRow> => ({
  id: 'name',
  header: words.name,
  width: 180,
  always: true,
  sortValue: (row) => leadNameOf(row),
  cell: (row) => <NameCell row={row} isStacked={isStacked} />,
})

function columnOf(id: string, zone: string): Column<LeadRow> {
  const header = columnWord(id)
  const custom = customNameOf(id)
  if (custom !== null) return { id, header, width: 140, sortValue: (row) => row.custom?.[custom] || null, cell: (row) => row.custom?.[custom] ?? '' }
  if (id === 'createdAt' || id === 'modifiedAt' || id === 'lastCalledAt') return momentColumn(id, header, zone)
  if (id === 'calledCount') {
    return { id, header, width: 76, align: 'end', descendingFirst: true, sortValue: (row) => row.calledCount ?? null, cell: (row) => cellNumber(row.calledCount ?? null) }
  }
  if (id === 'id') return { id, header, width: 92, align: 'end', sortValue: (row) => Number(row.id), cell: (row) => row.id }
  if (id === 'status') return { id, header, width: 96, sortValue: (row) => row.status ?? null, cell: (row) => <StatusCell row={row} /> }
  return textColumn(id, header)
}

const momentColumn = (id: 'createdAt' | 'modifiedAt' | 'lastCalledAt', header: string, zone: string): Column<LeadRow> => ({
  id,
  header,
  width: 208,
  descendingFirst: true,
  sortValue: (row) => (row[id] === null || row[id] === undefined ? null : Date.parse(row[id])),
  cell: (row) => <Time at={row[id] ?? null} zone={zone} />,
})

function textColumn(id: string, header: string): Column<LeadRow> {
  const read = (row: LeadRow): string => (isText(id) ? (row[id] ?? '') : '')
  if (isPhone(id)) {
    const cell = (row: LeadRow) => <span className="tabular">{phoneText(read(row), row.phoneCode)}</span>
    return { id, header, width: textWidths.phone, sortValue: (row) => read(row) || null, cell }
  }
  return { id, header, width: isText(id) ? textWidths[id] : 140, sortValue: (row) => read(row) || null, cell: (row) => read(row) }
}

const isPhone = (id: string): boolean => phoneColumns.includes(id)

/** A plain link: the table itself decides what a click on a row does. */
function NameCell({ row, isStacked }: { row: LeadRow; isStacked: boolean }) {
  const beneath = isStacked ? [row.status, row.listName].filter(Boolean).join(' · ') : ''
  return (
    <>
      <a href={`/leads/${row.id}`} title={leadNameOf(row)} className="rounded-small font-medium outline-offset-[-2px] hover:underline">
        {leadNameOf(row)}
      </a>
      {beneath === '' ? null : (
        <span aria-hidden className="block truncate text-small text-muted sm:hidden">
          {beneath}
        </span>
      )}
    </>
  )
}

function StatusCell({ row }: { row: LeadRow }) {
  return <span title={row.statusName ?? undefined}>{row.status === '' ? '–' : row.status}</span>
}

const words: Record<LeadColumn, string> = {
  name: 'Name', phone: 'Phone', altPhone1: 'Alt phone 1', altPhone2: 'Alt phone 2', email: 'E-mail', status: 'Status', listName: 'List', campaignName: 'Campaign',
  lastCalledAt: 'Last called', calledCount: 'Calls', city: 'City', state: 'State', postalCode: 'Postal code', country: 'Country', address1: 'Address',
  address2: 'Address, second line', province: 'Province', gender: 'Gender', dateOfBirth: 'Birth date', notes: 'Notes', ownerId: 'Owner id', userId: 'User id',
  createdBy: 'Created by', createdAt: 'Created', modifiedAt: 'Modified', listId: 'List id', campaignId: 'Campaign id', phoneCode: 'Country code', id: 'Lead id',
}
const isKnown = (id: string): id is LeadColumn => id in words

const textWidths = {
  phone: 132, altPhone1: 132, altPhone2: 132, email: 216, listName: 172, campaignName: 160, city: 132, state: 76, postalCode: 104, country: 92, address1: 200,
  address2: 160, province: 112, gender: 84, dateOfBirth: 112, notes: 280, ownerId: 96, userId: 96, createdBy: 104, listId: 84, campaignId: 108, phoneCode: 104,
} as const satisfies Partial<Record<LeadColumn, number>>
const isText = (id: string): id is keyof typeof textWidths => id in textWidths
