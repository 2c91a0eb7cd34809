import { lazy, Suspense, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Time } from '@/components/ui/time'
import type { StopSet } from '@/lib/contracts/campaigns'
import { InterruptedRun } from './interrupted-run'
import { heldCount } from './restore-choices'
import { runSentence } from './run-counts'
import { RunResults } from './run-results'
import { StopSetMembers } from './stop-set-members'

const RestoreDialog = lazy(async () => ({ default: (await import('./restore-dialog')).RestoreDialog }))
const DismissDialog = lazy(async () => ({ default: (await import('./dismiss-dialog')).DismissDialog }))

type OpenStopSetProps = { set: StopSet; mayStopAll: boolean; zone: string }

/** What a stop all holds, how far it is, and the two ways to end it. */
export default function OpenStopSet({ set, mayStopAll, zone }: OpenStopSetProps) {
  const [asking, setAsking] = useState<'restore' | 'dismiss' | null>(null)
  const [showsResults, setShowsResults] = useState(false)
  const { run, campaigns } = set
  const isRunning = run?.status === 'running'
  const held = heldCount(set)
  const close = () => setAsking(null)
  return (
    <section aria-label="Open stop set" className="mb-4 rounded border border-amber bg-amber-soft">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2">
        <Icon name="octagon-x" className="size-4 shrink-0 text-amber" />
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
