export const leadPageSizes = [50, 100, 500, 2_000] as const
/** As many rows as one table holds; beyond them the filters must be narrowed. */
export const mostLoadedLeads = 40_000
export const longestPersonText = 500

/** Spans of time a lead may be searched by; in an address each is a text such as `last 7 d`. */
export const leadSpans = ['created', 'updated', 'lastCalled', 'changed', 'archived', 'deleted'] as const
export type LeadSpan = (typeof leadSpans)[number]

/** Filters that may stand in an address, because they name no person. */
export const openFilters = ['listId', 'status', 'userId', 'ownerId', 'createdBy', 'modifiedBy', 'leadId'] as const
export type OpenFilter = (typeof openFilters)[number]

/** Filters that tell who somebody is: posted, never in an address, and not for those who see masks. */
export const personalFilters = [
  'phone', 'altPhone1', 'altPhone2', 'email', 'firstName', 'lastName', 'dateOfBirth', 'gender', 'address1', 'address2', 'city', 'state', 'province',
  'postalCode', 'country',
] as const
export type PersonalFilter = (typeof personalFilters)[number]

/** Account fields that one generation of the documents names as filters. */
export const standardCustomFilters = ['std_company_name', 'std_consumer_number', 'std_account_number'] as const

/** Columns of the leads table; `custom.<name>` stands for an account's own field. */
export const leadColumns = [
  'name', 'phone', 'status', 'listName', 'campaignName', 'lastCalledAt', 'calledCount', 'email', 'altPhone1', 'altPhone2', 'city', 'state', 'postalCode',
  'country', 'address1', 'address2', 'province', 'gender', 'dateOfBirth', 'notes', 'ownerId', 'userId', 'createdBy', 'createdAt', 'modifiedAt', 'listId',
  'campaignId', 'phoneCode', 'id',
] as const
export type LeadColumn = (typeof leadColumns)[number]

export const usualLeadColumns = ['name', 'phone', 'status', 'listName', 'campaignName', 'lastCalledAt', 'calledCount', 'id'] as const satisfies readonly LeadColumn[]

/** By these a person could be found out; whoever sees masks may not sort by them. */
export const personalColumns: ReadonlySet<string> = new Set<LeadColumn>([
  'name', 'phone', 'email', 'altPhone1', 'altPhone2', 'dateOfBirth', 'address1', 'address2', 'postalCode', 'notes',
])

const customPrefix = 'custom.'
export const customColumn = (name: string): string => `${customPrefix}${name}`
/** The account's name of the field, or null for a column of ours. */
export const customNameOf = (column: string): string | null => (column.startsWith(customPrefix) ? column.slice(customPrefix.length) : null)
