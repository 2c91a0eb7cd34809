import type { LeadSpan, OpenFilter, PersonalFilter } from '@/lib/contracts/lead-search-words'
import { leadSpans } from '@/lib/contracts/lead-search-words'
import type { LeadSearchState } from './search-params'

export const openFilterWords: Record<OpenFilter, string> = {
  status: 'Status',
  listId: 'List',
  userId: 'User',
  ownerId: 'Owner',
  createdBy: 'Created by',
  modifiedBy: 'Last modified by',
  leadId: 'Lead id',
}

export const spanWords: Record<LeadSpan, string> = {
  created: 'Created',
  updated: 'Updated',
  lastCalled: 'Last called',
  changed: 'Changed',
  archived: 'Archived',
  deleted: 'Deleted',
}

export const personalWords: Record<PersonalFilter, string> = {
  phone: 'Phone',
  altPhone1: 'Alternate phone 1',
  altPhone2: 'Alternate phone 2',
  email: 'E-mail',
  firstName: 'First name',
  lastName: 'Last name',
  dateOfBirth: 'Birth date',
  gender: 'Gender',
  address1: 'Address',
  address2: 'Address, second line',
  city: 'City',
  state: 'State',
  province: 'Province',
  postalCode: 'Postal code',
  country: 'Country',
}

export type FilterName = OpenFilter | LeadSpan
export const filterNames: readonly FilterName[] = [
  'status', 'listId', 'lastCalled', 'created', 'updated', 'userId', 'ownerId', 'createdBy', 'modifiedBy', 'leadId', 'changed', 'archived', 'deleted',
]
export const isSpan = (name: FilterName): name is LeadSpan => leadSpans.some((span) => span === name)
export const wordOf = (name: FilterName): string => (isSpan(name) ? spanWords[name] : openFilterWords[name])

const lists: readonly string[] = ['status', 'listId', 'leadId']
export const takesSeveral = (name: FilterName): boolean => lists.includes(name)

export function valuesOf(state: LeadSearchState, name: FilterName): readonly string[] {
  const value = state[name]
  if (typeof value !== 'string') return value
  return value === '' ? [] : [value]
}

/** How many are on, a search for a person included. */
export const filtersOn = (state: LeadSearchState): number => filterNames.filter((name) => valuesOf(state, name).length > 0).length + Number(state.s !== '')

export const changeOf = (name: FilterName, values: readonly string[]): Partial<LeadSearchState> => ({
  [name]: takesSeveral(name) ? [...values] : (values[0] ?? ''),
  page: 1,
})
