import { customNameOf } from './lead-search-words'

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

/** One of the account's own fields, under its name in the dialer. */
export type OwnField = `custom.${string}`
export type LeadField = EditableField | OwnField

export const ownField = (name: string): OwnField => `custom.${name}`
export const isOwnField = (field: string): field is OwnField => customNameOf(field) !== null

/** `custom.credit_score` reads "Credit score". */
export function ownFieldWord(field: OwnField): string {
  const words = field.slice('custom.'.length).replaceAll('_', ' ').trim()
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** Texts alone: what is not set is an empty one. */
export type LeadValues = { [Field in LeadField]?: string | undefined }

type Held = Readonly<Record<EditableField, string | null>> & { custom: Readonly<Record<string, string>> }

/** A field of a lead as a form holds it. */
export function valueIn(lead: Held, field: LeadField): string {
  if (!isOwnField(field)) return lead[field] ?? ''
  const name = customNameOf(field) ?? ''
  return Object.hasOwn(lead.custom, name) ? (lead.custom[name] ?? '') : ''
}

/** Which fields are named, the account's own ones last. */
export const fieldsIn = (values: LeadValues): LeadField[] => [
  ...editableFields.filter((field) => values[field] !== undefined),
  ...Object.keys(values).filter(isOwnField).filter((field) => values[field] !== undefined).toSorted(),
]

/** As values travel: the account's own fields in a record of their own. */
type Sent = { [Field in EditableField]?: string | undefined } & { custom?: Record<string, string> | undefined }

export function valuesOf({ custom = {}, ...texts }: Sent): LeadValues {
  const values: LeadValues = {}
  for (const field of editableFields) if (texts[field] !== undefined) values[field] = texts[field]
  for (const [name, value] of Object.entries(custom)) values[ownField(name)] = value
  return values
}

export function toSent(values: LeadValues): Sent {
  const sent: Sent = {}
  const custom: Record<string, string> = {}
  for (const field of fieldsIn(values)) {
    if (isOwnField(field)) custom[customNameOf(field) ?? ''] = values[field] ?? ''
    else sent[field] = values[field]
  }
  return Object.keys(custom).length === 0 ? sent : { ...sent, custom }
}

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
