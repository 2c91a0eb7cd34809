import type { Column } from '@/components/data-table/column'
import { zonedTime } from '@/components/ui/zoned-time'
import type { LeadRow } from '@/lib/contracts/lead-search'
import { customNameOf } from '@/lib/contracts/lead-search-words'
import { leadNameOf } from './lead-name'

/** The shown cells of a row, separated by tabs, so that they land in the cells of a sheet. Throws where the browser forbids copying. */
export async function copyRow(row: LeadRow, columns: readonly Column<LeadRow>[], zone: string): Promise<void> {
  await navigator.clipboard.writeText(columns.map(({ id }) => cellText(row, id, zone)).join('\t'))
}

export function cellText(row: LeadRow, id: string, zone: string): string {
  const custom = customNameOf(id)
  if (custom !== null) return plain(row.custom?.[custom] ?? '')
  if (id === 'name') return plain(leadNameOf(row))
  const value: unknown = Object.entries(row).find(([name]) => name === id)?.[1] ?? ''
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return ''
  return id.endsWith('At') && value !== '' ? zonedTime(value, zone) : plain(value)
}

/** A spreadsheet runs a cell that begins like a formula, and a tab would make two cells of one. */
function plain(text: string): string {
  const line = text.replace(/[\t\r\n]+/g, ' ')
  return /^[=+\-@]/.test(line) ? `'${line}` : line
}
