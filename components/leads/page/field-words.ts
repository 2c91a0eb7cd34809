import type { EditableField } from '@/lib/contracts/lead-edits-words'

type FieldKind = 'line' | 'phone' | 'email' | 'date' | 'text' | 'status' | 'list' | 'user'

export const fieldLabels: Record<EditableField, string> = {
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

export const kindOf = (field: EditableField): FieldKind => kinds[field] ?? 'line'

/** As a lead's page and its form lay them out. */
export const fieldGroups: readonly { title: string; fields: readonly EditableField[] }[] = [
  { title: 'Person', fields: ['firstName', 'lastName', 'email', 'dateOfBirth', 'gender'] },
  { title: 'Numbers', fields: ['phone', 'phoneCode', 'altPhone1', 'altPhone2'] },
  { title: 'Dialing', fields: ['status', 'listId', 'ownerId', 'userId'] },
  { title: 'Address', fields: ['address1', 'address2', 'city', 'state', 'province', 'postalCode', 'country'] },
  { title: 'Notes', fields: ['notes'] },
]
