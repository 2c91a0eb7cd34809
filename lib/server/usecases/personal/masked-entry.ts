import type { AuditEntry } from '@/lib/contracts/audit'
import { isOwnField } from '@/lib/contracts/lead-edits-words'
import { maskContacts } from '@/lib/shared/masking'

const personalNames = new Set([
  'phone', 'altPhone1', 'altPhone2', 'numberDialed', 'email', 'firstName', 'lastName', 'address1', 'address2', 'postalCode', 'dateOfBirth', 'notes',
  'comment', 'comments', 'custom',
])
const hidden = '•••'

/** An audit row for those who may read the audit but not everybody's personal data in it: that a field changed stays, its values do not. */
export const maskedEntry = (entry: AuditEntry): AuditEntry => ({
  ...entry,
  before: withoutPersonal(entry.before),
  after: withoutPersonal(entry.after),
  reason: entry.reason === null ? null : maskContacts(entry.reason),
})

function withoutPersonal(value: unknown): unknown {
  if (typeof value === 'string') return maskContacts(value)
  if (Array.isArray(value)) return value.map(withoutPersonal)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, shownUnder(name, held)]))
}

/** An id is long and all digits, like a phone, but it is no secret. */
const shownUnder = (name: string, held: unknown): unknown => {
  if (personalNames.has(name) || isOwnField(name)) return held === '' || held === null ? held : hidden
  return /ids?$/i.test(name) ? held : withoutPersonal(held)
}
