import { fieldsIn, valueIn, type LeadField, type LeadValues } from '@/lib/contracts/lead-edits-words'
import type { LeadConflict } from '@/lib/contracts/lead-edits'
import type { Lead, ShownLead } from '@/lib/contracts/leads'

type Edit = {
  lead: Lead
  /** The same lead as this person sees it. */
  shown: ShownLead
  changes: LeadValues
  loaded: LeadValues
}

export type MergedEdit = {
  before: LeadValues
  /** Only what really changes. */
  after: LeadValues
  conflicts: LeadConflict['fields']
}

/** What of an edit may be written: a field that somebody else has changed since it was loaded may not. */
export function mergeEdit({ lead, shown, changes, loaded }: Edit): MergedEdit {
  const merged: MergedEdit = { before: {}, after: {}, conflicts: [] }
  for (const field of fieldsIn(changes)) {
    const yours = changes[field] ?? ''
    const now = valueIn(lead, field)
    if (now === yours) continue
    const seen = loaded[field] ?? ''
    if (seen === now || (isMasked(shown, field) && seen === valueIn(shown, field))) {
      merged.before[field] = now
      merged.after[field] = yours
    } else merged.conflicts.push({ field, loaded: seen, yours, theirs: valueIn(shown, field) })
  }
  return merged
}

const isMasked = (shown: ShownLead, field: LeadField): boolean => shown.masked.includes(field)
