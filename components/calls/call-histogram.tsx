'use client'

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { ChartFace } from '@/components/charts/chart-frame'
import { ChartFrame } from '@/components/charts/chart-frame'
import { Legend } from '@/components/charts/legend'
import { HistogramTable, TimeHistogram } from '@/components/charts/time-histogram'
import { Button } from '@/components/ui/button'
import { Outdated } from '@/components/ui/outdated'
import { zonedTime } from '@/components/ui/zoned-time'
import type { CallHistogram as Histogram, CallSearch } from '@/lib/contracts/calls'
import { callQueries } from '@/lib/queries/calls'
import { problemSentence } from '@/lib/queries/request-problem'
import { countingSentence, toHistogramData } from './histogram-data'

const height = 168

type CallHistogramProps = {
  search: CallSearch
  zone: string
  view: 'chart' | 'table'
  onView: (view: 'chart' | 'table') => void
  onZoom: (span: { from: string; to: string }) => void
  /** Out of what was zoomed into; absent where nothing was. */
  onZoomOut: (() => void) | undefined
}

/** All calls of the search by outcome over time; choosing bars narrows the search to them. */
export function CallHistogram({ search, zone, view, onView, onZoom, onZoomOut }: CallHistogramProps) {
  const client = useQueryClient()
  const [agreed, setAgreed] = useState<string | null>(null)
  const question = JSON.stringify(search)
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({ ...callQueries.histogram(client, search, agreed === question), placeholderData: keepPreviousData })
  const shown = useMemo(() => (data === undefined ? null : toHistogramData(data)), [data])
  const face = faceOf({ data, error, isRetrying: isFetching, onRetry: () => void refetch() })
  return (
    // Until the bars of another time have come, those of the last one do not pass for them.
    <Outdated when={isPlaceholderData}>
      <ChartFrame
        title="Calls by outcome"
        source="Convoso call log"
        range={`${zonedTime(search.from, zone)} to ${zonedTime(search.to, zone)}`}
        zone={zone}
        readAt={data?.readAt ?? null}
        height={height + 28}
        view={view}
        onView={onView}
        face={face}
        actions={
          <>
            {data === undefined ? null : <Progress data={data} onAgree={() => setAgreed(question)} onRetry={() => void refetch()} />}
            {onZoomOut === undefined ? null : (
              <Button size="small" onClick={onZoomOut}>
                Zoom out
              </Button>
            )}
          </>
        }
        legend={shown === null ? undefined : <Legend entries={shown.series} />}
        chart={shown === null ? null : <TimeHistogram label="Calls by outcome over time" unit="calls" data={shown} zone={zone} height={height} onZoom={onZoom} onZoomOut={onZoomOut} />}
        table={shown === null ? null : <HistogramTable label="Calls by outcome" data={shown} zone={zone} height={height} onZoom={onZoom} />}
      />
    </Outdated>
  )
}

type FaceInput = { data: Histogram | undefined; error: Error | null; isRetrying: boolean; onRetry: () => void }

function faceOf({ data, error, isRetrying, onRetry }: FaceInput): ChartFace | null {
  if (data === undefined && error !== null) return { kind: 'failed', title: 'The calls could not be counted', detail: problemSentence(error), onRetry, isRetrying }
  if (data === undefined) return { kind: 'loading' }
  if (data.counted > 0) return null
  if (data.state === 'counting') return { kind: 'loading' }
  if (data.state === 'failed') return { kind: 'failed', title: 'The calls could not be counted', detail: data.problem, onRetry, isRetrying }
  return { kind: 'empty', title: 'No calls in this time', detail: 'Choose a longer time, or take a filter away.' }
}

function Progress({ data, onAgree, onRetry }: { data: Histogram; onAgree: () => void; onRetry: () => void }) {
  const sentence = countingSentence(data)
  const notes = [sentence, data.state === 'failed' ? data.problem : null, ...data.notes].flatMap((note) => note ?? [])
  return (
    <span role="status" className="flex flex-wrap items-center gap-2 text-table text-muted tabular">
      {notes.join(' · ')}
      {data.state === 'asks' ? (
        <Button size="small" onClick={onAgree}>
          Count them
        </Button>
      ) : null}
      {data.state === 'failed' ? (
        <Button size="small" onClick={onRetry}>
          Go on
        </Button>
      ) : null}
    </span>
  )
}
