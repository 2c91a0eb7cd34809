'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import { callsLink } from '@/components/agents/calls-link'
import { AgentFilters } from '@/components/agents/filters'
import { FloorFigures } from '@/components/agents/floor-figures'
import { PerformanceNotices } from '@/components/agents/performance-notices'
import { RangePanels } from '@/components/agents/range-panels'
import { agentSearchParams, isFiltered, noAgentFilters } from '@/components/agents/search-params'
import { filtersOf } from '@/components/agents/to-performance'
import { TrendPanel } from '@/components/agents/trend-panel'
import { useAgentChoices, usePerformance } from '@/components/agents/use-performance'
import type { ChartFace } from '@/components/charts/chart-frame'
import { useShortcut } from '@/components/shell/shortcuts'
import { Age } from '@/components/ui/age'
import { Button } from '@/components/ui/button'
import { Outdated } from '@/components/ui/outdated'
import { PageHeader } from '@/components/ui/page-header'
import { useSearchState } from '@/components/ui/use-search-state'
import type { Permission } from '@/lib/contracts/permissions'
import { agentQueries } from '@/lib/queries/agents'
import { problemSentence } from '@/lib/queries/request-problem'

type AgentsClientProps = { zone: string; openedAt: string; permissions: readonly Permission[] }

/** `openedAt`: when the server made the page, so that its numbers are the ones looked for here. */
export function AgentsClient({ zone, openedAt, permissions }: AgentsClientProps) {
  const [search, setSearch] = useSearchState(agentSearchParams)
  const read = usePerformance(search, { zone, openedAt })
  const { data, error, asked, isFetching } = read
  const { data: ratios } = useQuery(agentQueries.ratios())
  const choices = useAgentChoices()
  const whenInput = useRef<HTMLInputElement>(null)
  useShortcut('/', 'Choose the time', () => whenInput.current?.focus())
  const filters = useMemo(() => filtersOf(search), [search])
  return (
    <>
      <PageHeader
        title="Agents"
        zone={zone}
        age={<Age at={data?.read.answeredAt ?? null} zone={zone} prefix="Read" staleAfterMs={300_000} />}
        actions={
          <Button busy={isFetching} onClick={read.readAgain}>
            Read again
          </Button>
        }
      />
      <AgentFilters search={search} onSearch={setSearch} choices={choices} problem={asked.problem} whenRef={whenInput} />
      <PerformanceNotices answer={data} error={error} isFetching={isFetching} onRetry={read.readAgain} />
      {data === undefined ? null : (
        <Outdated when={read.isPlaceholderData}>
          <FloorFigures answer={data} callsHref={(statuses) => callsLink({ ...data.range, filters, ...(statuses !== undefined && { statuses }) })} />
        </Outdated>
      )}
      <RangePanels
        answer={data}
        isOutdated={read.isPlaceholderData}
        face={faceOf(read, { isNarrowed: isFiltered(search), onClear: () => setSearch(noAgentFilters) })}
        filters={filters}
        search={search}
        onSearch={setSearch}
        ratios={ratios?.items ?? []}
        zone={zone}
        mayDefine={permissions.includes('lists.edit')}
        mayExport={permissions.includes('data.export')}
      />
      {asked.query === null ? null : (
        <div className="mt-4">
          <TrendPanel
            filters={filters}
            to={asked.query.to}
            nowMs={Date.parse(read.readAt)}
            zone={zone}
            span={search.trend}
            onSpan={(trend) => setSearch({ trend })}
            mayReread={permissions.includes('lists.edit')}
          />
        </div>
      )}
    </>
  )
}

type Read = Pick<ReturnType<typeof usePerformance>, 'data' | 'error' | 'isFetching' | 'readAgain' | 'asked'>

function faceOf({ data, error, isFetching, readAgain, asked }: Read, narrowing: { isNarrowed: boolean; onClear: () => void }): ChartFace | null {
  if (data === undefined && asked.query === null) return { kind: 'empty', title: 'No time to look at', detail: 'The time above is not understood.' }
  if (data === undefined && error !== null)
    return { kind: 'failed', title: 'The agents could not be read', detail: problemSentence(error), onRetry: readAgain, isRetrying: isFetching }
  if (data === undefined) return { kind: 'loading' }
  if (data.items.some(({ now, before }) => now !== null || before !== null)) return null
  const action = narrowing.isNarrowed ? { action: <Button onClick={narrowing.onClear}>Clear filters</Button> } : {}
  return { kind: 'empty', title: 'No agent worked in this time', detail: 'Convoso answered with an empty list.', ...action }
}
