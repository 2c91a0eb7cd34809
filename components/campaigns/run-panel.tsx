import type { ReactNode } from 'react'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { SwitchRun } from '@/lib/contracts/campaigns'
import { InterruptedRun } from './interrupted-run'
import { runSentence } from './run-counts'
import { RunResults } from './run-results'

type RunPanelProps = { run: SwitchRun; maySwitch: boolean; zone: string; actions?: ReactNode }

/** One bulk switch: how far it is, and the result of each campaign. */
export default function RunPanel({ run, maySwitch, zone, actions }: RunPanelProps) {
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
