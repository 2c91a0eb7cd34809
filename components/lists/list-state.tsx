import { Badge } from '@/components/ui/badge'
import { StateMark } from '@/components/ui/state-mark'
import type { BoardList } from '@/lib/contracts/lists'
import { driftSentence, listStateFace, pendingNote } from './list-words'

type ListStateProps = { list: BoardList; campaigns: ReadonlyMap<string, string> }

/** The state with what is open about it; never more than a read proves. */
export function ListState({ list, campaigns }: ListStateProps) {
  const { pending, drift } = list
  const face = listStateFace(list)
  return (
    <span className="flex min-w-0 items-center gap-2" title={pending === null ? undefined : pendingNote(pending)}>
      <StateMark {...face} />
      {pending?.status === 'failed' ? <Badge tone="red">{pending.kind === 'remove' ? 'Not deleted' : 'Last change not done'}</Badge> : null}
      {drift === null || pending !== null ? null : (
        <span title={driftSentence(drift, campaigns)}>
          <Badge tone="amber">Changed outside</Badge>
        </span>
      )}
    </span>
  )
}
