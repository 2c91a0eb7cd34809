'use client'

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { ChartFrame, type ChartFace } from '@/components/charts/chart-frame'
import { Legend } from '@/components/charts/legend'
import { TrendChart } from '@/components/charts/trend-chart'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Outdated } from '@/components/ui/outdated'
import { Segmented } from '@/components/ui/segmented'
import type { PerformanceFilters, TrendPoint } from '@/lib/contracts/performance'
import { agentMutations, agentQueries } from '@/lib/queries/agents'
import { problemSentence } from '@/lib/queries/request-problem'
import { dayInZone } from '@/lib/shared/zone-stamp'
import { callsLink } from './calls-link'
import { MeasureMenu } from './measure-menu'
import { rangeText } from './range-text'
import type { TrendSpan } from './search-params'
import { TrendTable, pointSentence } from './trend-table'
import {
  hasBand,
  needsContacts,
  trendDrawing,
  trendMeasureWords,
  trendProgress,
  trendStretch,
  withoutContacts,
  type TrendMeasure,
  type TrendProgress,
} from './trend-view'
import { useSeen } from './use-seen'

type TrendPanelProps = {
  filters: PerformanceFilters
  /** The end of the stretch that the page is about. */
  to: string
  nowMs: number
  zone: string
  span: TrendSpan
  onSpan: (span: TrendSpan) => void
  mayReread: boolean
}

const height = 240

/** Day by day or hour by hour, as far back as asked. Nothing is asked for before it comes into view. */
export function TrendPanel({ filters, to, nowMs, zone, span, onSpan, mayReread }: TrendPanelProps) {
  const [measure, setMeasure] = useState<TrendMeasure>('callsPerHour')
  const [box, isSeen] = useSeen()
  const router = useRouter()
  const stretch = useMemo(() => trendStretch(span, { to, nowMs, zone }), [span, to, nowMs, zone])
  const client = useQueryClient()
  const hasContacts = needsContacts(measure)
  const query = useQuery({ ...agentQueries.trend(client, { ...filters, ...stretch, ...(hasContacts && { contacts: '1' }) }), enabled: isSeen, placeholderData: keepPreviousData })
  const progress = useMemo(() => trendProgress(query.data?.parts ?? []), [query.data])
  const ownLabel = filters.users.length === 0 ? null : filters.users.length === 1 ? 'The agent' : 'Chosen agents'
  const drawing = useMemo(() => trendDrawing(progress.points, measure, ownLabel), [progress, measure, ownLabel])
  const byKey = useMemo(() => new Map(progress.points.map((point) => [point.key, point])), [progress])
  const hrefOf = (key: string): string => {
    const point = byKey.get(key)
    return point === undefined ? '/calls' : callsLink({ from: point.from, to: point.to, filters })
  }
  const say = (key: string): string => {
    const point = byKey.get(key)
    return point === undefined ? key : pointSentence(point)
  }
  const retry = () => void query.refetch()
  return (
    <Outdated ref={box} when={query.isPlaceholderData}>
      <ChartFrame
        title={span === 'hours' ? 'By hour' : 'By day'}
        source="Convoso agent performance"
        range={rangeText({ from: stretch.from, to: new Date(Math.min(Date.parse(to), nowMs)).toISOString() }, zone)}
        zone={zone}
        readAt={progress.readAt}
        height={height + 24}
        face={faceOf(query, { progress, retry })}
        actions={
          <>
            <Segmented label="How far back" options={spans} value={span} onChange={onSpan} />
            <MeasureMenu measure={measure} by={span === 'hours' ? 'hour' : 'day'} onMeasure={setMeasure} />
            {mayReread && span !== 'hours' ? <RereadButton fromDay={dayInZone(stretch.from, zone)} toDay={dayInZone(stretch.to, zone)} /> : null}
          </>
        }
        legend={<TrendLegend drawing={drawing} withBand={hasBand(measure)} />}
        chart={<TrendChart label={`${trendMeasureWords[measure]} over time`} {...drawing} height={height} say={say} onOpen={(key) => router.push(hrefOf(key))} />}
        table={<TrendTable points={progress.points} zone={zone} hasContacts={hasContacts} hrefOf={hrefOf} />}
      />
      {hasContacts && !query.isPlaceholderData ? <NoContacts points={withoutContacts(progress.points)} isFetching={query.isFetching} onRetry={retry} /> : null}
      <TrendStatus progress={progress} error={progress.points.length > 0 ? query.error : null} isFetching={query.isFetching} onRetry={retry} />
    </Outdated>
  )
}

const spans = [
  { value: 'hours', label: 'Hours' },
  { value: '14', label: '14 d' },
  { value: '30', label: '30 d' },
  { value: '90', label: '90 d' },
] as const

/** Days without contacts are gaps in the drawing: why stands below it. */
function NoContacts({ points, isFetching, onRetry }: { points: readonly TrendPoint[]; isFetching: boolean; onRetry: () => void }) {
  const [first] = points
  if (first === undefined) return null
  const title = points.length === 1 ? 'The contacts of one point are not known' : `The contacts of ${points.length} points are not known`
  return <Face kind="failed" compact title={title} detail={first.problem} onRetry={onRetry} retrying={isFetching} />
}

type Read = { isPending: boolean; isFetching: boolean; error: Error | null }

function faceOf({ isPending, isFetching, error }: Read, { progress, retry }: { progress: TrendProgress; retry: () => void }): ChartFace | null {
  if (progress.points.length > 0) return null
  if (error !== null) return { kind: 'failed', title: 'The trend could not be read', detail: problemSentence(error), onRetry: retry, isRetrying: isFetching }
  if (isPending || isFetching) return { kind: 'loading' }
  return { kind: 'empty', title: 'Nothing in this stretch', detail: 'It lies ahead.' }
}

function TrendLegend({ drawing: { series }, withBand }: { drawing: ReturnType<typeof trendDrawing>; withBand: boolean }) {
  return (
    <div className="flex flex-wrap gap-x-4">
      <Legend entries={series} />
      {withBand ? <span className="text-table text-muted">Grey band: the middle half of the agents</span> : null}
    </div>
  )
}

type TrendStatusProps = { progress: TrendProgress; error: Error | null; isFetching: boolean; onRetry: () => void }

function TrendStatus({ progress: { points, planned, failed, isDone }, error, isFetching, onRetry }: TrendStatusProps) {
  if (error !== null || (isDone && failed > 0)) {
    const title = failed > 0 ? `${failed} of ${planned} could not be read; they are left open` : 'The trend broke off'
    return <Face kind="failed" compact title={title} detail={error === null ? points.find(({ problem }) => problem !== null)?.problem : problemSentence(error)} onRetry={onRetry} retrying={isFetching} />
  }
  return (
    <p role="status" className="tabular min-h-5 pt-1 text-small text-muted">
      {isDone || planned === 0 ? '' : `${points.length} of ${planned} are here; Convoso is asked for the others one after another.`}
    </p>
  )
}

function RereadButton({ fromDay, toDay }: { fromDay: string; toDay: string }) {
  const client = useQueryClient()
  const reread = useMutation({ ...agentMutations.reread(), onSuccess: () => client.invalidateQueries({ queryKey: agentQueries.keys.trend }) })
  return (
    <Button
      busy={reread.isPending}
      title={reread.error === null ? 'Asks Convoso again for days that are kept here, for when it corrected them later' : problemSentence(reread.error)}
      onClick={() => reread.mutate({ fromDay, toDay })}
    >
      {reread.error === null ? 'Read anew' : 'Could not be done'}
    </Button>
  )
}
