import type { LeadField } from '@/lib/contracts/lead-edits-words'
import type { LeadChoices } from '@/lib/contracts/lead-edits'
import { kindOf } from './field-words'

type FieldOption = { value: string; label: string }

/** What a field can be, the present value always among them; null where it is typed or the choices could not be read. */
export function optionsFor(field: LeadField, value: string, choices: LeadChoices | undefined): FieldOption[] | null {
  const known = choices === undefined ? null : knownOptions(field, choices)
  if (known === null || known.length === 0) return null
  const isPerson = kindOf(field) === 'user'
  const options = isPerson ? [{ value: '', label: 'Nobody' }, ...known] : known
  return options.some((option) => option.value === value) ? options : [{ value, label: value === '' ? 'Not set' : value }, ...options]
}

function knownOptions(field: LeadField, { statuses, lists, users }: LeadChoices): FieldOption[] | null {
  const kind = kindOf(field)
  if (kind === 'status') return statuses.items.map(({ code, name }) => ({ value: code, label: name === code ? code : `${code} · ${name}` }))
  if (kind === 'list') return lists.items.map(({ id, name, active }) => ({ value: id, label: `${name} (${id})${active ? '' : ', inactive'}` }))
  if (kind === 'user') return users.items.map(({ id, name, active }) => ({ value: id, label: `${name}${active ? '' : ', inactive'}` }))
  return null
}
