import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import type { FloorSource } from '@/lib/contracts/live'

type OldFloorProps = { sentence: string; age: ReactNode; onRetry: () => void; retrying: boolean }

/** Above a floor that could not be read anew: it stays, greyed, with its age. */
export function OldFloorNotice({ sentence, age, onRetry, retrying }: OldFloorProps) {
  return (
    <div role="alert" className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 rounded border border-danger/40 bg-danger-soft px-3 py-2">
      <Icon name="triangle-alert" className="size-4 shrink-0 text-danger" />
      <p className="min-w-0 flex-1 basis-64">
        <span className="font-medium text-danger">The newest read failed.</span> {sentence} What is shown is the last known: {age}. It is read again by itself.
      </p>
      <Button size="small" busy={retrying} onClick={onRetry}>
        Try again
      </Button>
    </div>
  )
}

/** Nobody may take a guess for what the dialer said. */
export function SourceNotice({ source }: { source: FloorSource }) {
  if (source === 'monitor') return null
  return (
    <div role="note" className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 rounded border border-dashed border-amber bg-amber-soft px-3 py-2">
      <Icon name="circle-help" className="size-4 shrink-0 text-amber" />
      <p className="min-w-0 flex-1 basis-64">
        <span className="font-medium text-amber">Derived.</span> The access token may not see the agent monitor. States are told from which of each agent’s times of today
        grew since the read before; campaigns, queues and leads are not known.
      </p>
    </div>
  )
}
