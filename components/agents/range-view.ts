import type { ChartFace } from '@/components/charts/chart-frame'
import type { AgentRow, PerformanceAnswer, PerformanceFilters } from '@/lib/contracts/performance'
import type { AgentColumn } from './agent-columns'
import type { AgentSearch } from './search-params'

/** What the panels of a stretch of time stand on. */
export type RangeView = {
  answer: PerformanceAnswer | undefined
  filters: PerformanceFilters
  search: AgentSearch
  onSearch: (changes: Partial<AgentSearch>) => void
  zone: string
  rows: readonly AgentRow[]
  columns: readonly AgentColumn[]
  frame: { source: string; zone: string; readAt: string | null; staleAfterMs: number; face: ChartFace | null; range: string }
  agentHref: (row: AgentRow) => string
  callsHref: (row: AgentRow) => string
}
