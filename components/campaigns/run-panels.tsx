'use client'

import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Face } from '@/components/ui/face'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import { Panel } from '@/components/ui/panel'
import { Skeleton } from '@/components/ui/skeleton'
import { campaignQueries } from '@/lib/queries/campaigns'
import { problemSentence } from '@/lib/queries/request-problem'
import { useShownRun } from './use-shown-run'

const RunPanel = lazy(() => import('./run-panel'))

type RunPanelsProps = { maySwitch: boolean; zone: string }

/** Bulk switches under way, waiting for a person, or just finished. The runs of a stop set stand in its banner. */
export function RunPanels({ maySwitch, zone }: RunPanelsProps) {
  const [shownId, show] = useShownRun()
  const { data } = useQuery(campaignQueries.openRuns())
  const others = (data?.items ?? []).filter((run) => run.kind === 'bulk' && run.id !== shownId)
  return (
    <Suspense>
      {shownId === null ? null : <ShownRun id={shownId} maySwitch={maySwitch} zone={zone} onClose={() => show(null)} />}
      {others.map((run) => (
        <RunPanel key={run.id} run={run} maySwitch={maySwitch} zone={zone} />
      ))}
    </Suspense>
  )
}

type ShownRunProps = { id: string; maySwitch: boolean; zone: string; onClose: () => void }

function ShownRun({ id, maySwitch, zone, onClose }: ShownRunProps) {
  const { data, error, refetch, isFetching } = useQuery(campaignQueries.run(id))
  const close = (
    <IconButton label="Close the results" size="small" onClick={onClose}>
      <Icon name="x" className="size-4" />
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
