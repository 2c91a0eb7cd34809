import type { BulkChanges } from '@/lib/contracts/jobs'
import { bulkFieldsIn } from '@/lib/contracts/jobs-words'
import { editableFields, isOwnField, toSent, valueIn, valuesOf, type LeadField, type LeadValues } from '@/lib/contracts/lead-edits-words'
import type { Lead, LeadChanges } from '@/lib/contracts/leads'

export type Values = Record<string, string | null>
export type Difference = { before: Values; after: Values; changes: LeadChanges }

/** What an edit would really change of this lead; null when it has all the values. No owner and an empty owner are the same. */
export function differenceOf(lead: Lead, wanted: BulkChanges): Difference | null {
  const values = valuesOf(wanted)
  const before: Values = {}
  const after: Values = {}
  const changes: LeadValues = {}
  for (const field of bulkFieldsIn(values)) {
    const value = values[field] ?? ''
    if (valueIn(lead, field) === value) continue
    before[field] = heldIn(lead, field)
    after[field] = value
    changes[field] = value
  }
  return Object.keys(after).length === 0 ? null : { before, after, changes: toSent(changes) }
}

const heldIn = (lead: Lead, field: LeadField): string | null => (isOwnField(field) ? valueIn(lead, field) : lead[field])

/** Whether a lead shows these values: all, none of them, or a mixture. */
export const shows = (lead: Lead, values: Values): boolean =>
  Object.entries(values).every(([field, value]) => !isField(field) || valueIn(lead, field) === (value ?? ''))

const isField = (name: string): name is LeadField => isOwnField(name) || editableFields.some((field) => field === name)
