import { useId } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { controlClass, Input } from '@/components/ui/input'
import { listNameKey, listNameProblem, foreignToNames, longestListDescription, longestListName, normalListName, shortestListName, type ListField } from '@/lib/contracts/lists-words'
import { fieldError } from '@/lib/queries/request-problem'

export type ListForm = { name: string; campaignId: string; description: string; active: boolean }

type Choice = { id: string; name: string; active: boolean | null }

type ListFieldsProps = {
  form: ListForm
  change: (changes: Partial<ListForm>) => void
  error: unknown
  campaigns: readonly Choice[]
  /** Keys of the names of all other lists, of both statuses. */
  taken: ReadonlyMap<string, string>
  suggestions: readonly string[]
  focus: ListField
  /** Shown when making a list; an existing one is switched by its own verb. */
  hasState: boolean
  descriptionHint: string
}

/** The first sentence about a field, from our own rules while typing or from the answer. */
export function nameSentence(name: string, { error, taken }: Pick<ListFieldsProps, 'error' | 'taken'>): string | undefined {
  const other = taken.get(listNameKey(name))
  if (other !== undefined) return `${other} has this name already. Names are unique, also among inactive lists.`
  // Nobody is told that a name is too short while it is being typed: the counter says so.
  const isTelling = normalListName(name).length >= shortestListName || foreignToNames.test(name)
  const own = isTelling ? listNameProblem(name) : null
  return own === null ? at(error, 'name') : own
}

const at = (error: unknown, field: ListField): string | undefined => fieldError(error, field) ?? fieldError(error, `changes.${field}`)

export function ListFields({ form, change, error, campaigns, taken, suggestions, focus, hasState, descriptionHint }: ListFieldsProps) {
  return (
    <>
      <NameField {...{ form, change, error, taken, suggestions, focus }} />
      <Field label="Campaign" error={at(error, 'campaignId')}>
        {(control) => (
          <select {...control} {...focusOn(focus === 'campaignId')} className={controlClass} value={form.campaignId} onChange={(event) => change({ campaignId: event.target.value })}>
            <option value="">{campaigns.length === 0 ? 'Loading the campaigns…' : 'Choose a campaign'}</option>
            {campaigns.map(({ id, name, active }) => (
              <option key={id} value={id}>
                {`${name} (${id})${active === false ? ', off' : ''}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Description" optional error={at(error, 'description')} hint={`${descriptionHint} ${form.description.length} of ${longestListDescription} characters.`}>
        {(control) => (
          <textarea
            {...control}
            {...focusOn(focus === 'description')}
            rows={3}
            maxLength={longestListDescription}
            className={`${controlClass} h-auto! py-1.5`}
            value={form.description}
            onChange={(event) => change({ description: event.target.value })}
          />
        )}
      </Field>
      {hasState ? (
        <label className="flex min-h-8 items-center gap-2">
          <Checkbox checked={form.active} onChange={() => change({ active: !form.active })} />
          Active at once: the dialer may call its leads
        </label>
      ) : null}
    </>
  )
}

const focusOn = (isFocused: boolean) => (isFocused ? { 'data-autofocus': '' } : {})

type NameFieldProps = Pick<ListFieldsProps, 'form' | 'change' | 'error' | 'taken' | 'suggestions' | 'focus'>

function NameField({ form, change, error, taken, suggestions, focus }: NameFieldProps) {
  const id = useId()
  const { length } = normalListName(form.name)
  const missing = length < shortestListName ? `, ${shortestListName - length} more needed` : length > longestListName ? `, ${length - longestListName} too many` : ''
  return (
    <div className="flex flex-col gap-1.5">
      <Field
        label="Name"
        error={nameSentence(form.name, { error, taken })}
        hint={
          <>
            <span role="status" className="tabular">
              {`${length} of ${longestListName} characters${missing}`}
            </span>
            {' · letters, digits, spaces and : - _'}
          </>
        }
      >
        {(control) => <Input {...control} {...focusOn(focus === 'name')} autoComplete="off" spellCheck={false} value={form.name} onChange={(event) => change({ name: event.target.value })} />}
      </Field>
      {suggestions.length === 0 ? null : (
        <div role="group" aria-labelledby={id} className="flex flex-wrap items-center gap-1.5 text-table">
          <span id={id} className="text-muted">
            Campaign_Date_Region_Type:
          </span>
          {suggestions.map((name) => (
            <button key={name} type="button" onClick={() => change({ name })} className="rounded-small border border-line bg-sunken px-1.5 py-0.5 hover:bg-hover">
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
