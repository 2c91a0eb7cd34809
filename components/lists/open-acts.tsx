import { Age } from '@/components/ui/age'
import { StateMark } from '@/components/ui/state-mark'
import type { PendingListAct } from '@/lib/contracts/lists'

/** Acts that have no row: lists of which nobody knows yet whether they were made. */
export function OpenActs({ acts, zone }: { acts: readonly PendingListAct[]; zone: string }) {
  if (acts.length === 0) return null
  return (
    <div role="status" className="mb-3">
      <ul aria-label="Acts that are not proven" className="flex flex-col gap-1">
        {acts.map(({ id, name, status, sentence, since, by }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded border border-amber bg-amber-soft px-3 py-2">
            {status === 'failed' ? <StateMark shape="triangle" tone="red" label="Not done" /> : <StateMark shape="spinner" tone="amber" label="Not known yet" />}
            <span className="font-medium">{name}</span>
            <span className="min-w-0 flex-1 basis-64">{sentence}</span>
            <span className="text-table text-muted">
              by {by}, <Age at={since} zone={zone} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
