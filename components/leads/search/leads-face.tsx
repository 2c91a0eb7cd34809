import { Face } from '@/components/ui/face'
import { SkeletonRows } from '@/components/ui/skeleton'
import { problemSentence } from '@/lib/queries/request-problem'

export function LeadsSkeleton() {
  return (
    <div className="rounded border border-line bg-surface">
      <SkeletonRows rows={12} label="Loading leads" />
    </div>
  )
}

type LeadsFailedProps = { error: Error; hasRows: boolean; onRetry: () => void; retrying: boolean }

export function LeadsFailed({ error, hasRows, onRetry, retrying }: LeadsFailedProps) {
  const title = hasRows ? 'The newest read failed; older rows are shown' : 'The leads could not be read'
  return <Face kind="failed" compact={hasRows} title={title} detail={problemSentence(error)} onRetry={onRetry} retrying={retrying} />
}

/** Sentences about what an answer leaves out. */
export function AnswerNotes({ notes }: { notes: readonly (string | null | undefined)[] }) {
  const said = notes.filter((note) => note !== null && note !== undefined)
  if (said.length === 0) return null
  return (
    <div role="status" className="mb-2 rounded border border-amber bg-amber-soft px-3 py-2 text-table">
      <ul>
        {said.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  )
}
