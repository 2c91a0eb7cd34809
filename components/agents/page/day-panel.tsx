'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ChartFrame, type ChartFace } from '@/components/charts/chart-frame'
import { Legend } from '@/components/charts/legend'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Outdated } from '@/components/ui/outdated'
import { agentQueries } from '@/lib/queries/agents'
import { problemSentence } from '@/lib/queries/request-problem'
import { callsLink } from '../calls-link'
import { dayText } from '../range-text'
import { DayTable, DayTimeline } from './day-timeline'
import { callKinds, otherDay } from './day-view'

type DayPanelProps = { id: string; day: string; today: string; zone: string; onDay: (day: string) => void }

const noFilters = { campaigns: [], lists: [], queues: [], users: [], statuses: [] }

/** One day of an agent, call by call. */
export function DayPanel({ id, day, today, zone, onDay }: DayPanelProps) {
  const query = useQuery({ ...agentQueries.day(id, day), placeholderData: keepPreviousData })
  const { data, isPlaceholderData } = query
  const links = {
    callHref: (startedAt: string) => callsLink({ from: startedAt, to: startedAt, filters: noFilters, user: id }),
    outcomeHref: (status: string) => (data === undefined ? '/calls' : callsLink({ from: data.from, to: data.to, filters: noFilters, user: id, statuses: [status] })),
  }
  return (
    <Outdated when={isPlaceholderData}>
      <ChartFrame
        title="Day"
        source={data?.isCut === true ? `Convoso call log, the first ${data.items.length} calls` : 'Convoso call log'}
        range={dayText(day)}
        zone={zone}
        readAt={data?.read.answeredAt ?? null}
        height={140}
        face={faceOf(query)}
        legend={<Legend entries={Object.values(callKinds)} />}
        actions={
          <>
            <Button aria-label="The day before" onClick={() => onDay(otherDay(day, -1))}>
              <Icon name="chevron-left" className="size-4" />
            </Button>
            <Button aria-label="The day after" disabled={day >= today} onClick={() => onDay(otherDay(day, 1))}>
              <Icon name="chevron-right" className="size-4" />
            </Button>
          </>
        }
        chart={data === undefined ? null : <DayTimeline answer={data} zone={zone} {...links} />}
        table={data === undefined ? null : <DayTable answer={data} zone={zone} callHref={links.callHref} />}
      />
    </Outdated>
  )
}

type Read = { data: { items: readonly unknown[] } | undefined; error: Error | null; isFetching: boolean; refetch: () => Promise<unknown> }

function faceOf({ data, error, isFetching, refetch }: Read): ChartFace | null {
  if (error !== null)
    return { kind: 'failed', title: 'The day could not be read', detail: problemSentence(error), onRetry: () => void refetch(), isRetrying: isFetching }
  if (data === undefined) return { kind: 'loading' }
  return data.items.length > 0 ? null : { kind: 'empty', title: 'No call on this day', detail: 'The call log names none for this agent.' }
}
