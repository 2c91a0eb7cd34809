import type { AgentColumn } from '@/lib/contracts/agent-columns-words'
import type { AgentsExportInput } from '@/lib/contracts/exports'
import type { PerformanceAnswer, PerformanceFilters } from '@/lib/contracts/performance'
import type { AgentSearch } from './search-params'

type Table = { filters: PerformanceFilters; search: Pick<AgentSearch, 'sort' | 'dir'>; columns: readonly Pick<AgentColumn, 'id'>[] }

type Exported = Pick<PerformanceAnswer, 'items' | 'range' | 'compare' | 'read'>

/** The table as it stands there. A running stretch is named by its last minute, so that the file is of no later one. */
export const toExport = ({ items, range, compare, read }: Exported, { filters, search, columns }: Table): AgentsExportInput => ({
  kind: 'agents.export',
  query: { ...filters, from: range.from, to: range.to, compare: compare === null ? 'none' : `${compare.from}..${compare.to}` },
  columns: columns.map(({ id }) => id),
  sort: search.sort,
  dir: search.dir,
  readAt: read.begunAt,
  rows: items.length,
})
