'use client'

import { useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { DiscardQuestion } from '@/components/ui/discard-question'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { personalFilters, standardCustomFilters, type PersonalFilter } from '@/lib/contracts/lead-search-words'
import type { PersonSearch } from '@/lib/queries/leads'
import { useUnsavedWork } from '@/lib/queries/use-unsaved-work'
import { columnWord } from './columns'
import { personalWords } from './filter-words'

type Fields = NonNullable<PersonSearch['fields']>
type PersonFieldsDialogProps = { customFields: readonly string[]; onClose: () => void; onFind: (fields: Fields) => void }

/** Filters that tell who somebody is; they are kept on the server and never stand in the address. */
export function PersonFieldsDialog({ customFields, onClose, onFind }: PersonFieldsDialogProps) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const custom = [...new Set([...standardCustomFilters, ...customFields])]
  const set = (name: string) => (value: string) => setValues({ ...values, [name]: value })
  const fields = fieldsOf(values, custom)
  const [isLeaving, setLeaving] = useState(false)
  useUnsavedWork(fields !== null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (fields === null) return
    onClose()
    onFind(fields)
  }
  return (
    <Dialog
      open
      onClose={fields === null ? onClose : () => setLeaving(true)}
      title="Search by person fields"
      description="All that you fill in must match. Convoso compares whole values; upper and lower case are the same to it."
      size="large"
      footer={
        isLeaving ? (
          <DiscardQuestion onKeep={() => setLeaving(false)} onDiscard={onClose} />
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" form="person-fields" variant="primary" disabled={fields === null}>
              Find
            </Button>
          </>
        )
      }
    >
      <form id="person-fields" onSubmit={submit} className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {personalFilters.map((name) => (
          <TextField key={name} label={personalWords[name]} value={values[name] ?? ''} onChange={set(name)} hint={hints[name]} />
        ))}
        {custom.map((name) => (
          <TextField key={name} label={columnWord(`custom.${name}`)} value={values[`custom.${name}`] ?? ''} onChange={set(`custom.${name}`)} hint="Account field; works if Convoso has it searchable" />
        ))}
      </form>
    </Dialog>
  )
}

const hints: Partial<Record<PersonalFilter, string>> = { dateOfBirth: 'YYYY-MM-DD', state: 'Two letters' }

type TextFieldProps = { label: string; value: string; onChange: (value: string) => void; hint: string | undefined }

function TextField({ label, value, onChange, hint }: TextFieldProps) {
  return (
    <Field label={label} {...(hint !== undefined && { hint })}>
      {(control) => <Input {...control} value={value} maxLength={200} autoComplete="off" onChange={(event) => onChange(event.target.value)} />}
    </Field>
  )
}

function fieldsOf(values: Readonly<Record<string, string>>, customNames: readonly string[]): Fields | null {
  const filled = (name: string): [string, string][] => ((values[name] ?? '').trim() === '' ? [] : [[name, (values[name] ?? '').trim()]])
  const fields: Fields = Object.fromEntries(personalFilters.flatMap(filled))
  const custom = Object.fromEntries(customNames.flatMap((name) => filled(`custom.${name}`).map(([, value]) => [name, value])))
  if (Object.keys(custom).length > 0) fields.custom = custom
  return Object.keys(fields).length === 0 ? null : fields
}
