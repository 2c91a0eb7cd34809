import type { ChartFace } from '@/components/charts/chart-frame'
import type { AgentColumn } from '@/lib/contracts/agent-columns-words'
import type { AgentRow, PerformanceAnswer, PerformanceFilters } from '@/lib/contracts/performance'
import type { AgentSearch } from './search-params'

/** What the panels of a stretch of time stand on. */
export type RangeView = {
  answer: PerformanceAnswer | undefined
  filters: PerformanceFilters
  search: AgentSearch
  onSearch: (changes: Partial<AgentSearch>) => void
  zone: string
  /** The numbers are those of the question before. */
  isOutdated: boolean
  rows: readonly AgentRow[]
  columns: readonly AgentColumn[]
  frame: { source: string; zone: string; readAt: string | null; staleAfterMs: number; face: ChartFace | null; range: string }
  agentHref: (row: AgentRow) => string
  callsHref: (row: AgentRow) => string
}
