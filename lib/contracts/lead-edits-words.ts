/** What a person may write in a lead; nothing else ever goes upstream. */
export const leadTextNames = [
  'phone',
  'phoneCode',
  'altPhone1',
  'altPhone2',
  'firstName',
  'lastName',
  'email',
  'address1',
  'address2',
  'city',
  'state',
  'province',
  'postalCode',
  'country',
  'gender',
  'dateOfBirth',
  'notes',
] as const

export const editableFields = [...leadTextNames, 'status', 'listId', 'ownerId', 'userId'] as const
export type EditableField = (typeof editableFields)[number]

/** Texts alone: what is not set is an empty one. */
export type LeadValues = Partial<Record<EditableField, string | undefined>>

type Held = Readonly<Record<EditableField, string | null>>

/** A field of a lead as a form holds it. */
export const valueIn = (lead: Held, field: EditableField): string => lead[field] ?? ''

/** Stands where a part of a value is hidden; a value with one in it is never the whole one. */
export const maskDot = '•'

export const duplicateChecks = ['none', 'account', 'list', 'campaign'] as const

export const updateScopes = ['account', 'list', 'campaign'] as const

export const mostNotes = 10_000
export const mostText = 255
export const lowestPriority = 99
export const mostHopperMinutes = 300

/** How far back the calls of a lead are read, and how many of them at most. */
export const leadCallDays = 90
export const mostLeadCalls = 500

/** What the deletion of a lead ends for good: a lead made anew is another one. */
export const notRecreated = [
  'its lead id: the new lead has another one',
  'its calls and call counts: they stay under the old id',
  'its recordings: they stay under the old id',
  'when it was created, changed and last called',
  'its callbacks',
] as const

/** How a person names a lead, e.g. to confirm that it goes. */
export const leadName = (lead: { id: string; firstName: string; lastName: string }): string => {
  const name = `${lead.firstName} ${lead.lastName}`.trim().replaceAll(/\s+/g, ' ')
  return name === '' ? `Lead ${lead.id}` : name
}
