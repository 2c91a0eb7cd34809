import type { PerformanceFilters } from '@/lib/contracts/performance'
import type { PerformanceSearch } from '@/lib/queries/agents'
import { readSpan } from '@/lib/shared/date-language'
import type { AgentSearch } from './search-params'

type Frame = { zone: string; nowMs: number }
type Asked = Pick<AgentSearch, 'when' | 'compare' | 'campaign' | 'list' | 'queue' | 'user' | 'status'>

/** What the address of the page asks the server for; the part that is not understood is named instead. */
export function toPerformance(search: Asked, frame: Frame): { query: PerformanceSearch; problem: null } | { query: null; problem: 'when' | 'compare' } {
  const span = closedSpan(search.when, frame)
  if (span === null) return { query: null, problem: 'when' }
  const compare = compareOf(search.compare, frame)
  if (compare === null) return { query: null, problem: 'compare' }
  return { query: { ...span, compare, ...filtersOf(search) }, problem: null }
}

export function filtersOf({ campaign, list, queue, user, status }: Omit<Asked, 'when' | 'compare'>): PerformanceFilters {
  const ids = (values: readonly string[]) => values.filter((value) => /^[1-9]\d{0,19}$/.test(value))
  return { campaigns: ids(campaign), lists: ids(list), queues: ids(queue), users: ids(user), statuses: status.filter((code) => /^[\w-]{1,20}$/.test(code)) }
}

const namedComparisons = ['weekdays', 'previous', 'none']

function compareOf(written: string, frame: Frame): string | null {
  if (namedComparisons.includes(written)) return written
  const span = closedSpan(written, frame)
  return span === null ? null : `${span.from}..${span.to}`
}

/** An open end goes to the present; an open beginning is no stretch that can be summed. */
function closedSpan(typed: string, frame: Frame): { from: string; to: string } | null {
  const span = readSpan(typed, frame)
  if (span?.from === undefined) return null
  const to = span.to ?? new Date(frame.nowMs).toISOString()
  return span.from <= to ? { from: span.from, to } : null
}
