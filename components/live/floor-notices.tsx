import { Icon } from '@/components/ui/icon'
import type { FloorSource } from '@/lib/contracts/live'

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
