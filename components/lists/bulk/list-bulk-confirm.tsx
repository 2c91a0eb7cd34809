import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { numberText } from '@/components/ui/number-text'
import { useFirstFocus } from '@/components/ui/use-first-focus'
import type { ListBulkPreview } from '@/lib/contracts/list-bulk'
import { typedAbove } from '@/lib/contracts/jobs-words'
import { timeLeft } from '@/lib/shared/time-left'

export type ListBulkVerb = 'activate' | 'deactivate' | 'move'

type ListBulkConfirmProps = {
  preview: ListBulkPreview
  verb: ListBulkVerb
  typed: string
  onTyped: (typed: string) => void
  reason: string
  onReason: (reason: string) => void
}

/** What will happen and how long it takes, before it does. */
export function ListBulkConfirm({ preview, verb, typed, onTyped, reason, onReason }: ListBulkConfirmProps) {
  const { lists, seconds, missing } = preview
  const changing = lists.filter(({ isUnchanged }) => !isUnchanged)
  const first = useFirstFocus<HTMLInputElement>()
  const isTyped = lists.length > typedAbove
  return (
    <>
      <p>
        {changing.length === 0 ? 'Nothing would change: ' : `${listsOf(changing.length)} ${verbsOf(verb, changing.length)}. `}
        {lists.length > changing.length ? `${listsOf(lists.length - changing.length)} ${lists.length - changing.length === 1 ? 'is' : 'are'} so already. ` : ''}
        {missing > 0 ? `${listsOf(missing)} ${missing === 1 ? 'is' : 'are'} no longer there. ` : ''}
      </p>
      {changing.length === 0 ? null : (
        <>
          <p>
            It takes about {timeLeft(seconds)}: Convoso is asked at the pace that leaves room for everybody else. You can close this page; it goes on by itself. What it changed can be put
            back under Jobs.
          </p>
          <p className="text-muted">Each list is read again right before it is written. One that somebody else changed meanwhile is left alone.</p>
          <Affected lists={changing} />
        </>
      )}
      {isTyped ? (
        <Field label={`Type ${numberText(lists.length)} to go on`}>
          {(control) => <Input {...control} ref={first} autoComplete="off" inputMode="numeric" value={typed} onChange={({ target }) => onTyped(target.value)} />}
        </Field>
      ) : null}
      <Field label="Reason" optional hint="Kept in the audit">
        {(control) => <Input {...control} {...(isTyped || verb === 'move' ? {} : { ref: first })} maxLength={200} value={reason} onChange={({ target }) => onReason(target.value)} />}
      </Field>
    </>
  )
}

const shownLists = 8

function Affected({ lists }: { lists: ListBulkPreview['lists'] }) {
  const more = lists.length - shownLists
  return (
    <ul className="text-table">
      {lists.slice(0, shownLists).map(({ id, name, campaignName, seen }) => (
        <li key={id} className="flex justify-between gap-x-3 border-t border-line py-0.5 max-sm:flex-col">
          <span className="truncate">{name}</span>
          <span className="truncate text-muted sm:shrink-0">
            {seen.active ? 'active' : 'inactive'}
            {campaignName === null ? '' : `, ${campaignName}`}
          </span>
        </li>
      ))}
      {more > 0 ? <li className="border-t border-line py-0.5 text-muted">and {numberText(more)} more</li> : null}
    </ul>
  )
}

export const listsOf = (count: number): string => (count === 1 ? '1 list' : `${numberText(count)} lists`)

const verbsOf = (verb: ListBulkVerb, count: number): string =>
  ({ activate: 'will be dialed again', deactivate: 'will no longer be dialed', move: count === 1 ? 'goes to this campaign' : 'go to this campaign' })[verb]
