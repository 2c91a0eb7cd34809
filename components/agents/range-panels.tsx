'use client'

import { useMemo } from 'react'
import type { ChartFace } from '@/components/charts/chart-frame'
import { Outdated } from '@/components/ui/outdated'
import { agentColumns, sortedAgents } from '@/lib/contracts/agent-columns-words'
import type { PerformanceAnswer, PerformanceFilters, Ratio } from '@/lib/contracts/performance'
import { callsLink } from './calls-link'
import { rangeWords } from './range-text'
import type { RangeView } from './range-view'
import type { AgentSearch } from './search-params'
import { SpreadPanel } from './spread-panel'
import { TimePanel } from './time-panel'

type RangePanelsProps = {
  answer: PerformanceAnswer | undefined
  /** `answer` is that of the question before. */
  isOutdated: boolean
  face: ChartFace | null
  filters: PerformanceFilters
  search: AgentSearch
  onSearch: (changes: Partial<AgentSearch>) => void
  ratios: readonly Ratio[]
  zone: string
  mayDefine: boolean
  mayExport: boolean
}

/** Times and rates of a stretch of time, drawn and as a table. */
export function RangePanels({ answer, isOutdated, face, filters, search, onSearch, ratios, zone, mayDefine, mayExport }: RangePanelsProps) {
  const columns = useMemo(() => agentColumns(ratios), [ratios])
  const rows = useMemo(() => {
    const column = columns.find(({ id }) => id === search.sort) ?? null
    return sortedAgents(answer?.items ?? [], { column, direction: search.dir })
  }, [answer, columns, search.sort, search.dir])
  const links = useMemo(() => linksOf({ answer, filters, search }), [answer, filters, search])
  const range = answer === undefined ? '' : rangeWords(answer, zone)
  const frame = { source: 'Convoso agent performance', zone, readAt: answer?.read.answeredAt ?? null, staleAfterMs: 300_000, face, range }
  const view: RangeView = { answer, filters, search, onSearch, zone, isOutdated, rows, columns, frame, ...links }
  return (
    <Outdated when={isOutdated}>
      <div className="flex flex-col gap-4">
        <TimePanel view={view} ratios={ratios} mayDefine={mayDefine} mayExport={mayExport} />
        <SpreadPanel view={view} />
      </div>
    </Outdated>
  )
}

function linksOf({ answer, filters, search: { when, compare } }: Pick<RangePanelsProps, 'answer' | 'filters' | 'search'>): Pick<RangeView, 'agentHref' | 'callsHref'> {
  const query = new URLSearchParams()
  if (when !== 'today') query.set('when', when)
  if (compare !== 'weekdays') query.set('compare', compare)
  const same = query.size === 0 ? '' : `?${query}`
  return {
    // The page of an agent, with the same stretch of time.
    agentHref: ({ userId }) => `/agents/${userId}${same}`,
    callsHref: ({ userId }) => (answer === undefined ? '/calls' : callsLink({ ...answer.range, filters, user: userId })),
  }
}
