import { Icon } from '@/components/ui/icon'
import { changesOf } from './changes-of'

/** `Dialing: on → off`, one line per changed field. */
export function ChangeList({ before, after }: { before: unknown; after: unknown }) {
  const changes = changesOf(before, after)
  if (changes.length === 0) return <span className="text-muted">–</span>
  return (
    <ul>
      {changes.map((change) => (
        <li key={change.field} className="flex flex-wrap items-center gap-x-1.5">
          <span className="text-muted">{change.field}:</span>
          {change.before === null ? null : <span className="break-words">{change.before === '' ? 'empty' : change.before}</span>}
          {change.before === null ? null : (
            <>
              <Icon name="arrow-right" className="size-3.5 shrink-0 text-muted" />
              <span className="sr-only">became</span>
            </>
          )}
          <span className="font-medium break-words">{change.after === '' ? 'empty' : (change.after ?? 'nothing')}</span>
        </li>
      ))}
    </ul>
  )
}
