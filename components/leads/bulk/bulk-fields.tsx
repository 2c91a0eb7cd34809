import { useQuery } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { Field, type FieldControl } from '@/components/ui/field'
import { controlClass, Input } from '@/components/ui/input'
import type { LeadChoices } from '@/lib/contracts/lead-edits'
import { bulkFields, bulkFieldsIn, bulkFieldWord, type BulkField, type BulkValues } from '@/lib/contracts/jobs-words'
import { isOwnField, ownField, type OwnField } from '@/lib/contracts/lead-edits-words'
import { accountChoices } from '@/lib/queries/choices'
import { useFirstFocus } from '@/components/ui/use-first-focus'

type Settable = BulkField | OwnField
type BulkFieldsProps = { changes: BulkValues; onChange: (changes: BulkValues) => void }

const isSettable = (name: string): name is Settable => bulkFieldNames.has(name) || isOwnField(name)
const bulkFieldNames: ReadonlySet<string> = new Set(bulkFields)

/** One control per field that is to be set; what is not named here stays as it is. */
export function BulkFields({ changes, onChange }: BulkFieldsProps) {
  const { data: choices } = useQuery(accountChoices())
  const settable: Settable[] = [...bulkFields, ...(choices?.customFields ?? []).map(ownField)]
  const left = settable.filter((field) => changes[field] === undefined)
  const remove = (field: Settable) => onChange(Object.fromEntries(Object.entries(changes).filter(([name]) => name !== field)))
  return (
    <>
      {bulkFieldsIn(changes).map((field) => {
        const value = changes[field] ?? ''
        return (
          <div key={field} className="flex items-start gap-2">
            <div className="grow">
              <Field label={bulkFieldWord(field)} hint={mayBeEmpty(field) ? 'Empty takes the value away' : undefined}>
                {(control) => <ValueControl control={control} field={field} value={value} choices={choices} onChange={(next) => onChange({ ...changes, [field]: next })} />}
              </Field>
            </div>
            <Button variant="ghost" className="mt-6" aria-label={`Remove ${bulkFieldWord(field).toLowerCase()}`} onClick={() => remove(field)}>
              Remove
            </Button>
          </div>
        )
      })}
      {left.length === 0 ? null : (
        <Field label={left.length === settable.length ? 'What to set' : 'Set another field'}>
          {(control) => (
            <select
              {...control}
              className={controlClass}
              value=""
              onChange={({ target }) => (isSettable(target.value) ? onChange({ ...changes, [target.value]: '' }) : undefined)}
            >
              <option value="">Choose a field…</option>
              {left.map((field) => (
                <option key={field} value={field}>
                  {bulkFieldWord(field)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <p className="text-muted">Everything that is not named here stays as it is, lead by lead.</p>
    </>
  )
}

const mayBeEmpty = (field: Settable): boolean => field !== 'status' && field !== 'listId'

type Option = { value: string; label: string }

/** What the account knows; null where any text will do. */
function optionsOf(field: Settable, choices: LeadChoices | undefined): Option[] | null {
  const found = choices === undefined ? [] : known(field, choices)
  return found.length === 0 ? null : found
}

function known(field: Settable, { statuses, lists, users }: LeadChoices): Option[] {
  if (field === 'status') return statuses.items.map(({ code, name }) => ({ value: code, label: name === '' || name === code ? code : `${name} (${code})` }))
  if (field === 'listId') return lists.items.map(({ id, name, active }) => ({ value: id, label: `${name} (${id})${active ? '' : ', inactive'}` }))
  if (field === 'userId' || field === 'ownerId') return [{ value: '', label: 'Nobody' }, ...users.items.map(({ id, name }) => ({ value: id, label: `${name} (${id})` }))]
  return []
}

type ValueControlProps = { control: FieldControl; field: Settable; value: string; choices: LeadChoices | undefined; onChange: (value: string) => void }

function ValueControl({ control, field, value, choices, onChange }: ValueControlProps) {
  const options = optionsOf(field, choices)
  const first = useFirstFocus<HTMLInputElement & HTMLSelectElement>()
  if (options === null) return <Input {...control} ref={first} required={!mayBeEmpty(field)} maxLength={100} value={value} onChange={({ target }) => onChange(target.value)} />
  return (
    <select {...control} ref={first} required={!mayBeEmpty(field)} className={controlClass} value={value} onChange={({ target }) => onChange(target.value)}>
      {mayBeEmpty(field) ? null : <option value="">Choose…</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
