import { valueIn, type LeadField } from '@/lib/contracts/lead-edits-words'
import type { LeadChoices } from '@/lib/contracts/lead-edits'
import type { ShownLead } from '@/lib/contracts/leads'
import { kindOf } from './field-words'

/** A value as people read it: a code with its word, an id with its name. Empty for what is not set. */
export function shownValue(field: LeadField, value: string, { lead, choices }: { lead: ShownLead; choices: LeadChoices | undefined }): string {
  if (value === '') return ''
  if (value === valueIn(lead, field)) {
    if (field === 'status' && lead.statusName !== null) return named(lead.statusName, value)
    if (field === 'listId' && lead.listName !== null) return named(lead.listName, value)
  }
  const kind = kindOf(field)
  if (kind === 'status') return named(choices?.statuses.items.find(({ code }) => code === value)?.name, value)
  if (kind === 'list') return named(choices?.lists.items.find(({ id }) => id === value)?.name, value)
  if (kind === 'user') return named(choices?.users.items.find(({ id }) => id === value)?.name, value)
  return value
}

const named = (name: string | undefined, value: string): string => (name === undefined || name === value ? value : `${name} (${value})`)
