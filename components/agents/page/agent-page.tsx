'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { ChartFrame, type ChartFace } from '@/components/charts/chart-frame'
import { Age } from '@/components/ui/age'
import { Button, buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { useSearchState } from '@/components/ui/use-search-state'
import type { Permission } from '@/lib/contracts/permissions'
import { agentQueries } from '@/lib/queries/agents'
import { problemSentence } from '@/lib/queries/request-problem'
import { dayInZone } from '@/lib/shared/zone-stamp'
import { callsLink } from '../calls-link'
import { TimeControls } from '../filters'
import { PerformanceNotices } from '../performance-notices'
import { rangeWords } from '../range-text'
import { filtersOf, toPerformance } from '../to-performance'
import { TrendPanel } from '../trend-panel'
import { AgainstFloor, AgainstFloorTable, standingsOf } from './against-floor'
import { DayPanel } from './day-panel'
import { agentPageParams } from './search-params'

type AgentPageProps = { id: string; zone: string; openedAt: string; permissions: readonly Permission[] }

/** One agent: against the floor, over time, and one day call by call. */
export function AgentPage({ id, zone, openedAt, permissions }: AgentPageProps) {
  const [search, setSearch] = useSearchState(agentPageParams)
  const [readAt, setReadAt] = useState(openedAt)
  const asked = useMemo(() => toPerformance({ ...noChoice, ...search }, { zone, nowMs: Date.parse(readAt) }), [search, zone, readAt])
  const query = useQuery({ ...agentQueries.performance(asked.query ?? nothing), enabled: asked.query !== null, placeholderData: keepPreviousData })
  const { data, error, isFetching, refetch } = query
  const { data: users } = useQuery(agentQueries.users())
  const whenInput = useRef<HTMLInputElement>(null)
  const row = data?.items.find(({ userId }) => userId === id)
  const name = row?.name ?? users?.items.find((user) => user.id === id)?.name ?? `Agent ${id}`
  const standings = useMemo(() => standingsOf(data?.items ?? [], { userId: id, few: search.few }), [data, id, search.few])
  const readAgain = () => {
    setReadAt(new Date(Date.now() + (data?.offsetMs ?? 0)).toISOString())
    void refetch()
  }
  const today = dayInZone(readAt, zone)
  const lastDay = asked.query === null ? today : dayInZone(asked.query.to < readAt ? asked.query.to : readAt, zone)
  const filters = useMemo(() => ({ ...filtersOf({ ...noChoice, campaign: search.campaign }), users: [id] }), [search.campaign, id])
  return (
    <>
      <PageHeader
        title={name}
        zone={zone}
        trail={<Link href="/agents">Agents</Link>}
        age={<Age at={data?.read.answeredAt ?? null} zone={zone} prefix="Read" staleAfterMs={300_000} />}
        actions={
          <>
            {data === undefined ? null : (
              <Link href={callsLink({ ...data.range, filters })} className={buttonClass()}>
                Calls
              </Link>
            )}
            {permissions.includes('recordings.play') ? (
              <Link href={`/recordings?agent=${id}${search.when === 'today' ? '' : `&when=${encodeURIComponent(search.when)}`}`} className={buttonClass()}>
                Recordings
              </Link>
            ) : null}
            <Button busy={isFetching} onClick={readAgain}>
              Read again
            </Button>
          </>
        }
      />
      <TimeControls label="Choose the time" search={search} onSearch={setSearch} problem={asked.problem} whenRef={whenInput} />
      <PerformanceNotices answer={data} error={error} isFetching={isFetching} onRetry={readAgain} />
      <div className="flex flex-col gap-4">
        <ChartFrame
          title="Against the floor"
          source="Convoso agent performance"
          range={data === undefined ? '' : rangeWords(data, zone)}
          zone={zone}
          readAt={data?.read.answeredAt ?? null}
          height={360}
          face={faceOf(query, { hasRow: row?.now !== null && row !== undefined, name, readAgain })}
          chart={<AgainstFloor standings={standings} name={name} />}
          table={<AgainstFloorTable standings={standings} />}
        />
        {asked.query === null ? null : (
          <TrendPanel
            filters={filters}
            to={asked.query.to}
            nowMs={Date.parse(readAt)}
            zone={zone}
            span={search.trend}
            onSpan={(trend) => setSearch({ trend })}
            mayReread={permissions.includes('lists.edit')}
          />
        )}
        <DayPanel id={id} day={search.day ?? lastDay} today={today} zone={zone} onDay={(day) => setSearch({ day })} />
      </div>
    </>
  )
}

const noChoice = { list: [], queue: [], user: [], status: [] }
const nothing = { from: '', to: '', compare: 'none', campaigns: [], lists: [], queues: [], users: [], statuses: [] }

type Read = { data: unknown; error: Error | null; isFetching: boolean }

function faceOf({ data, error, isFetching }: Read, { hasRow, name, readAgain }: { hasRow: boolean; name: string; readAgain: () => void }): ChartFace | null {
  if (hasRow) return null
  if (data === undefined && error !== null)
    return { kind: 'failed', title: 'The numbers could not be read', detail: problemSentence(error), onRetry: readAgain, isRetrying: isFetching }
  return data === undefined ? { kind: 'loading' } : { kind: 'empty', title: `No activity of ${name} in this time`, detail: 'Convoso names this agent in no row of its answer.' }
}
