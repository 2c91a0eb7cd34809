'use client'

import { useQuery } from '@tanstack/react-query'
import { OctagonX } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Face } from '@/components/ui/face'
import { Time } from '@/components/ui/time'
import type { StopSet } from '@/lib/contracts/campaigns'
import { problemSentence } from '@/lib/queries/request-problem'
import { stopSetQueries } from '@/lib/queries/stop-set'
import { InterruptedRun } from './interrupted-run'
import { heldCount } from './restore-choices'
import { runSentence } from './run-counts'
import { RunResults } from './run-results'
import { StopSetMembers } from './stop-set-members'

const RestoreDialog = lazy(async () => ({ default: (await import('./restore-dialog')).RestoreDialog }))
const DismissDialog = lazy(async () => ({ default: (await import('./dismiss-dialog')).DismissDialog }))

type StopSetBannerProps = { mayStopAll: boolean; zone: string }

/** Stays on every page until the open stop set is restored or dismissed. */
export function StopSetBanner({ mayStopAll, zone }: StopSetBannerProps) {
  const { data, error, refetch, isFetching } = useQuery(stopSetQueries.open())
  if (data === undefined) {
    if (error === null) return null
    return (
      <Face
        kind="failed"
        compact
        title="Whether a stop set is open could not be read"
        detail={problemSentence(error)}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    )
  }
  return data.open === null ? null : <OpenStopSet set={data.open} mayStopAll={mayStopAll} zone={zone} />
}

function OpenStopSet({ set, mayStopAll, zone }: StopSetBannerProps & { set: StopSet }) {
  const [asking, setAsking] = useState<'restore' | 'dismiss' | null>(null)
  const [showsResults, setShowsResults] = useState(false)
  const { run, campaigns } = set
  const isRunning = run?.status === 'running'
  const held = heldCount(set)
  const close = () => setAsking(null)
  return (
    <section aria-label="Open stop set" className="mb-4 rounded border border-amber bg-amber-soft">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2">
        <OctagonX aria-hidden className="size-4 shrink-0 text-amber" />
        <div className="min-w-0 grow">
          <p className="font-medium">
            Stop all: {held === 1 ? '1 campaign' : `${held} campaigns`}
            <span className="font-normal">
              {' '}
              held since <Time at={set.openedAt} zone={zone} style="time" />, by {set.openedBy}
            </span>
          </p>
          {run === null ? null : (
            <p role="status" className="tabular">
              {run.kind === 'restore' ? 'Restore' : 'Stop'}
              {isRunning ? ' under way' : ''}: {runSentence(run)}.
            </p>
          )}
        </div>
        <Button size="small" aria-expanded={showsResults} onClick={() => setShowsResults(!showsResults)}>
          {showsResults ? 'Hide results' : 'Results'}
        </Button>
        {mayStopAll ? (
          <>
            <Button size="small" disabled={isRunning || campaigns.length === 0} onClick={() => setAsking('restore')}>
              Restore…
            </Button>
            <Button size="small" variant="ghost" disabled={isRunning} onClick={() => setAsking('dismiss')}>
              Dismiss…
            </Button>
          </>
        ) : null}
      </div>
      {run?.status === 'interrupted' ? (
        <div className="border-t border-amber px-4 py-2">
          <InterruptedRun run={run} mayDecide={mayStopAll} />
        </div>
      ) : null}
      {showsResults ? (
        <div className="border-t border-amber bg-surface">
          {run === null ? null : <RunResults run={run} />}
          <StopSetMembers set={set} zone={zone} />
        </div>
      ) : null}
      <Suspense>
        {asking === 'restore' ? <RestoreDialog set={set} zone={zone} onClose={close} /> : null}
        {asking === 'dismiss' ? <DismissDialog set={set} onClose={close} /> : null}
      </Suspense>
    </section>
  )
}
