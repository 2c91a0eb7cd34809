import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { controlClass, Input } from '@/components/ui/input'
import type { LeadChoices } from '@/lib/contracts/lead-edits'
import { ownField, ownFieldWord } from '@/lib/contracts/lead-edits-words'
import { fieldError } from '@/lib/queries/request-problem'
import { isPresence, presenceChoices, type AddForm } from './add-form'

type AddLeadFieldsProps = { form: AddForm; change: (changes: Partial<AddForm>) => void; error: unknown; choices: LeadChoices | undefined }

const lines = [
  { name: 'firstName', label: 'First name', type: 'text' },
  { name: 'lastName', label: 'Last name', type: 'text' },
  { name: 'email', label: 'E-mail', type: 'email' },
  { name: 'city', label: 'City', type: 'text' },
  { name: 'state', label: 'State', type: 'text' },
] as const

export function AddLeadFields({ form, change, error, choices }: AddLeadFieldsProps) {
  return (
    <>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Field label="Phone" error={fieldError(error, 'phone')} hint="In any usual writing">
          {(control) => (
            <Input {...control} type="tel" autoComplete="off" data-autofocus value={form.phone} onChange={(event) => change({ phone: event.target.value })} />
          )}
        </Field>
        <Field label="List" error={fieldError(error, 'listId')}>
          {(control) => <ListChoice control={control} value={form.listId} choices={choices} onChange={(listId) => change({ listId })} />}
        </Field>
        {lines.map(({ name, label, type }) => (
          <Field key={name} label={label} optional error={fieldError(error, name)}>
            {(control) => <Input {...control} type={type} autoComplete="off" value={form[name]} onChange={(event) => change({ [name]: event.target.value })} />}
          </Field>
        ))}
        <Field label="Status" optional error={fieldError(error, 'status')}>
          {(control) => (
            <select {...control} className={controlClass} value={form.status} onChange={(event) => change({ status: event.target.value })}>
              <option value="">As Convoso sets it</option>
              {(choices?.statuses.items ?? []).map(({ code, name }) => (
                <option key={code} value={code}>
                  {name === code ? code : `${code} · ${name}`}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Field label="Notes" optional error={fieldError(error, 'notes')}>
        {(control) => (
          <textarea {...control} rows={3} className={`${controlClass} h-auto! py-1.5`} value={form.notes} onChange={(event) => change({ notes: event.target.value })} />
        )}
      </Field>
      <OwnFields names={choices?.customFields ?? []} form={form} change={change} error={error} />
      <Checks form={form} change={change} error={error} />
      <CallNext form={form} change={change} error={error} />
    </>
  )
}

type Control = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }
type ListChoiceProps = { control: Control; value: string; choices: LeadChoices | undefined; onChange: (listId: string) => void }

/** Chosen among the lists of the account; typed where they could not be read. */
function ListChoice({ control, value, choices, onChange }: ListChoiceProps) {
  const lists = choices?.lists.items ?? []
  if (choices !== undefined && lists.length === 0)
    return <Input {...control} inputMode="numeric" autoComplete="off" placeholder="Id of the list" value={value} onChange={(event) => onChange(event.target.value)} />
  return (
    <select {...control} className={controlClass} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{choices === undefined ? 'Loading the lists…' : 'Choose a list'}</option>
      {lists.map(({ id, name, active }) => (
        <option key={id} value={id}>
          {`${name} (${id})${active ? '' : ', inactive'}`}
        </option>
      ))}
    </select>
  )
}

function OwnFields({ names, form, change, error }: PartProps & { names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <fieldset className="grid grid-cols-1 gap-4 sm:grid-cols-2">
      <legend className="mb-2 font-semibold">Fields of the account</legend>
      {names.map((name) => (
        <Field key={name} label={ownFieldWord(ownField(name))} optional error={fieldError(error, ownField(name))}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={form.custom[name] ?? ''}
              onChange={(event) => change({ custom: { ...form.custom, [name]: event.target.value } })}
            />
          )}
        </Field>
      ))}
    </fieldset>
  )
}

type PartProps = Omit<AddLeadFieldsProps, 'choices'>

function Checks({ form, change, error }: PartProps) {
  const refuses = form.presence.startsWith('refuse')
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-semibold">Checks</legend>
      <Field label="If the number is there already" error={fieldError(error, 'updateIfFound')}>
        {(control) => (
          <select {...control} className={controlClass} value={form.presence} onChange={({ target }) => isPresence(target.value) && change({ presence: target.value })}>
            {presenceChoices.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {refuses ? <Tick label="Look among archived leads too (always the whole account)" checked={form.duplicatesInArchive} onChange={(duplicatesInArchive) => change({ duplicatesInArchive })} /> : null}
      <Tick label="Refuse numbers on the do-not-call list" checked={form.checkDnc} onChange={(checkDnc) => change({ checkDnc })} />
      <Tick label="Refuse wireless numbers" checked={form.checkWireless} onChange={(checkWireless) => change({ checkWireless })} />
    </fieldset>
  )
}

function CallNext({ form, change, error }: PartProps) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-semibold">Hopper</legend>
      <Tick label="Call this lead next" checked={form.callsNext} onChange={(callsNext) => change({ callsNext })} />
      {form.callsNext ? (
        <>
          <p className="text-table text-muted">The lead goes into the hopper at once and is dialed as soon as its campaign has an agent free.</p>
          <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
            <Field label="Priority" hint="0 is called first, 99 last" error={fieldError(error, 'callNext.priority')}>
              {(control) => <Input {...control} inputMode="numeric" value={form.priority} onChange={(event) => change({ priority: event.target.value })} />}
            </Field>
            <Field label="Minutes in the hopper" optional hint="1 to 300" error={fieldError(error, 'callNext.expiresInMinutes')}>
              {(control) => (
                <Input {...control} inputMode="numeric" value={form.expiresInMinutes} onChange={(event) => change({ expiresInMinutes: event.target.value })} />
              )}
            </Field>
          </div>
        </>
      ) : null}
    </fieldset>
  )
}

function Tick({ label, checked, onChange }: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label className="flex items-center gap-2">
      <Checkbox checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  )
}
