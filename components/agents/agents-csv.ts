import type { AgentRow, PerformanceAnswer } from '@/lib/contracts/performance'
import { byteOrderMark, csvLine } from '@/lib/shared/csv'
import { valueOf, type AgentColumn } from './agent-columns'

type File = { answer: Pick<PerformanceAnswer, 'range' | 'compare'>; rows: readonly AgentRow[]; columns: readonly AgentColumn[]; zone: string; filters: string }

/** The numbers of the table as a file: as shown, beside those compared with, under a head that says of when and of what they are. */
export function agentsCsv({ answer: { range, compare }, rows, columns, zone, filters }: File): string {
  const head = [
    ['Range', `${range.from} to ${range.to}`],
    ['Compared with', compare === null ? 'nothing' : `${compare.from} to ${compare.to}`],
    ['Zone', zone],
    ['Filters', filters],
  ]
  const names = columns.flatMap(({ words }) => (compare === null ? [words] : [words, `${words} (compared)`]))
  const lines = rows.map(({ userId, name, now, before }) => [
    userId,
    name,
    ...columns.flatMap((column) => (compare === null ? [cell(column, now)] : [cell(column, now), cell(column, before)])),
  ])
  return `${byteOrderMark}${[...head, [], ['Agent id', 'Agent', ...names], ...lines].map(csvLine).join('')}`
}

function cell(column: AgentColumn, sums: AgentRow['now']): string {
  const value = valueOf(column, sums)
  // A thousand with a comma is a text to a spreadsheet.
  return value === null ? '' : column.text(value).replaceAll(',', '')
}
