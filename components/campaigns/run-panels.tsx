'use client'

import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { campaignQueries } from '@/lib/queries/campaigns'
import { useShownRun } from './use-shown-run'

const RunPanel = lazy(() => import('./run-panel'))
const ShownRun = lazy(() => import('./shown-run'))

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
