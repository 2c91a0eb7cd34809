import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { numberText } from '@/components/ui/number-text'
import type { BulkEditPreview } from '@/lib/contracts/jobs'
import { bulkFieldsIn, bulkFieldWord, typedAbove, type BulkValues } from '@/lib/contracts/jobs-words'
import { timeLeft } from '@/lib/shared/time-left'
import { useFirstFocus } from '@/components/ui/use-first-focus'

type BulkConfirmProps = {
  preview: BulkEditPreview
  changes: BulkValues
  typed: string
  onTyped: (typed: string) => void
  reason: string
  onReason: (reason: string) => void
}

/** What would happen, told before it does. */
export function BulkConfirm({ preview, changes, typed, onTyped, reason, onReason }: BulkConfirmProps) {
  const { count, rowsPerSecond, seconds } = preview
  const first = useFirstFocus<HTMLInputElement>()
  const isTyped = count > typedAbove
  return (
    <>
      <p>
        {bulkFieldsIn(changes).map((field) => `${bulkFieldWord(field)} becomes ${changes[field] || 'empty'}`).join('; ')}.
      </p>
      <p>
        It takes about {timeLeft(seconds)}, at most {numberText(rowsPerSecond, 1)} leads per second: Convoso is asked at the pace that leaves room for everybody else.
        You can close this page; it goes on by itself.
      </p>
      <Sample preview={preview} />
      <p className="text-muted">Each lead is read again right before it is written. One that changed meanwhile and no longer matches is left alone.</p>
      {isTyped ? (
        <Field label={`Type ${numberText(count)} to go on`}>
          {(control) => <Input {...control} ref={first} autoComplete="off" inputMode="numeric" value={typed} onChange={({ target }) => onTyped(target.value)} />}
        </Field>
      ) : null}
      <Field label="Reason" optional hint="Kept in the audit">
        {(control) => <Input {...control} {...(isTyped ? {} : { ref: first })} maxLength={200} value={reason} onChange={({ target }) => onReason(target.value)} />}
      </Field>
    </>
  )
}

function Sample({ preview: { sample, sampled, unchanged } }: { preview: BulkEditPreview }) {
  if (sample.length === 0) return <p>Of the first {numberText(sampled)} leads, all have these values already.</p>
  return (
    <details>
      <summary className="cursor-pointer text-muted">
        The first {sample.length === 1 ? 'lead' : `${sample.length} leads`} it would change
        {unchanged === 0 ? '' : `; ${numberText(unchanged)} of ${numberText(sampled)} have the values already`}
      </summary>
      <table className="mt-1 w-full text-left text-table">
        <thead>
          <tr>
            <th className="font-medium">Lead</th>
            <th className="font-medium">Now</th>
            <th className="font-medium">Afterwards</th>
          </tr>
        </thead>
        <tbody>
          {sample.map(({ leadId, before, after }) => (
            <tr key={leadId} className="border-t border-line">
              <td className="tabular">{leadId}</td>
              <td>{listed(before)}</td>
              <td>{listed(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

const listed = (values: Record<string, string | null>): string => Object.values(values).map((value) => (value === null || value === '' ? 'empty' : value)).join(', ')
