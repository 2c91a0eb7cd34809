'use client'

import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Face } from '@/components/ui/face'
import { IconButton } from '@/components/ui/icon-button'
import { Panel } from '@/components/ui/panel'
import { Skeleton } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'
import type { SwitchRun } from '@/lib/contracts/campaigns'
import { campaignQueries } from '@/lib/queries/campaigns'
import { problemSentence } from '@/lib/queries/request-problem'
import { InterruptedRun } from './interrupted-run'
import { runSentence } from './run-counts'
import { RunResults } from './run-results'
import { useShownRun } from './use-bulk-switch'

type RunPanelsProps = { maySwitch: boolean; zone: string }

/** Bulk switches under way, waiting for a person, or just finished. The runs of a stop set stand in its banner. */
export function RunPanels({ maySwitch, zone }: RunPanelsProps) {
  const [shownId, show] = useShownRun()
  const { data } = useQuery(campaignQueries.openRuns())
  const others = (data?.items ?? []).filter((run) => run.kind === 'bulk' && run.id !== shownId)
  return (
    <>
      {shownId === null ? null : <ShownRun id={shownId} maySwitch={maySwitch} zone={zone} onClose={() => void show(null)} />}
      {others.map((run) => (
        <RunPanel key={run.id} run={run} maySwitch={maySwitch} zone={zone} />
      ))}
    </>
  )
}

type ShownRunProps = { id: string; maySwitch: boolean; zone: string; onClose: () => void }

function ShownRun({ id, maySwitch, zone, onClose }: ShownRunProps) {
  const { data, error, refetch, isFetching } = useQuery(campaignQueries.run(id))
  const close = (
    <IconButton label="Close the results" size="small" onClick={onClose}>
      <X aria-hidden className="size-4" />
    </IconButton>
  )
  if (data !== undefined) return <RunPanel run={data} maySwitch={maySwitch} zone={zone} actions={close} />
  return (
    <Panel title="Bulk switch" actions={close} className="mb-3">
      {error === null ? (
        <Skeleton className="h-10" />
      ) : (
        <Face
          kind="failed"
          compact
          title="The results could not be read"
          detail={problemSentence(error)}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
    </Panel>
  )
}

type RunPanelProps = { run: SwitchRun; maySwitch: boolean; zone: string; actions?: ReactNode }

function RunPanel({ run, maySwitch, zone, actions }: RunPanelProps) {
  return (
    <Panel
      flush
      className="mb-3"
      title={`Bulk switch: ${runSentence(run)}`}
      age={
        <>
          {statusWords[run.status]}, by {run.by}, <Time at={run.finishedAt ?? run.createdAt} zone={zone} style="time" />
        </>
      }
      actions={actions}
    >
      {run.status === 'interrupted' ? (
        <div className="border-b border-line bg-amber-soft px-4 py-2">
          <InterruptedRun run={run} mayDecide={maySwitch} />
        </div>
      ) : null}
      <div role="status" className="sr-only">
        {runSentence(run)}
      </div>
      <RunResults run={run} />
    </Panel>
  )
}

const statusWords: Record<SwitchRun['status'], string> = {
  running: 'Under way',
  interrupted: 'Waiting for a decision',
  finished: 'Finished',
  cancelled: 'Left unfinished',
}
