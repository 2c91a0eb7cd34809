import type { BulkChanges } from '@/lib/contracts/jobs'
import { bulkFields } from '@/lib/contracts/jobs-words'
import type { Lead, LeadChanges } from '@/lib/contracts/leads'

export type Values = Record<string, string | null>
export type Difference = { before: Values; after: Values; changes: LeadChanges }

/** What an edit would really change of this lead; null when it has all the values. No owner and an empty owner are the same. */
export function differenceOf(lead: Lead, wanted: BulkChanges): Difference | null {
  const before: Values = {}
  const after: Values = {}
  for (const field of bulkFields) {
    const value = wanted[field]
    if (value === undefined || (lead[field] ?? '') === value) continue
    before[field] = lead[field]
    after[field] = value
  }
  return Object.keys(after).length === 0 ? null : { before, after, changes: changesIn(wanted, after) }
}

function changesIn(wanted: BulkChanges, after: Values): LeadChanges {
  return Object.fromEntries(Object.entries(wanted).filter(([field]) => field in after))
}

/** Whether a lead shows these values: all, none of them, or a mixture. */
export function shows(lead: Lead, values: Values): boolean {
  return bulkFields.every((field) => !(field in values) || (lead[field] ?? '') === (values[field] ?? ''))
}
