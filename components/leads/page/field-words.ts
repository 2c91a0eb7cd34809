import type { LeadChoices } from '@/lib/contracts/lead-edits'
import type { ShownLead } from '@/lib/contracts/leads'
import { isOwnField, ownField, ownFieldWord, type EditableField, type LeadField, type OwnField } from '@/lib/contracts/lead-edits-words'

type FieldKind = 'line' | 'phone' | 'email' | 'date' | 'text' | 'status' | 'list' | 'user'

const labels: Record<EditableField, string> = {
  phone: 'Phone',
  phoneCode: 'Country code',
  altPhone1: 'Second phone',
  altPhone2: 'Third phone',
  firstName: 'First name',
  lastName: 'Last name',
  email: 'E-mail',
  address1: 'Address',
  address2: 'Second line',
  city: 'City',
  state: 'State',
  province: 'Province',
  postalCode: 'Postal code',
  country: 'Country',
  gender: 'Gender',
  dateOfBirth: 'Date of birth',
  notes: 'Notes',
  status: 'Status',
  listId: 'List',
  ownerId: 'Owner',
  userId: 'User',
}

const kinds: Partial<Record<EditableField, FieldKind>> = {
  phone: 'phone',
  altPhone1: 'phone',
  altPhone2: 'phone',
  email: 'email',
  dateOfBirth: 'date',
  notes: 'text',
  status: 'status',
  listId: 'list',
  ownerId: 'user',
  userId: 'user',
}

export const fieldLabel = (field: LeadField): string => (isOwnField(field) ? ownFieldWord(field) : labels[field])

export const kindOf = (field: LeadField): FieldKind => (isOwnField(field) ? 'line' : (kinds[field] ?? 'line'))

type FieldGroup = { title: string; fields: readonly LeadField[] }

/** As a lead's page and its form lay them out. */
export const fieldGroups: readonly FieldGroup[] = [
  { title: 'Person', fields: ['firstName', 'lastName', 'email', 'dateOfBirth', 'gender'] },
  { title: 'Numbers', fields: ['phone', 'phoneCode', 'altPhone1', 'altPhone2'] },
  { title: 'Dialing', fields: ['status', 'listId', 'ownerId', 'userId'] },
  { title: 'Address', fields: ['address1', 'address2', 'city', 'state', 'province', 'postalCode', 'country'] },
  { title: 'Notes', fields: ['notes'] },
]

export const ownFieldsTitle = 'Fields of the account'

/** The account's own fields that are shown here: those the settings name, and what the lead came with until they are read. */
export const ownFieldsOf = (lead: Pick<ShownLead, 'custom'>, choices: LeadChoices | undefined): OwnField[] =>
  [...new Set([...(choices?.customFields ?? []), ...Object.keys(lead.custom)])].toSorted().map(ownField)
