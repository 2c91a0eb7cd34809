import type { LeadChanges, LeadFilters, NewLead } from '@/lib/contracts/leads'
import type { Fields } from './form'
import { invalid } from './errors'
import { documentedNames } from './lead-row'
import { codesOut, filterOut, flagOut, idOut, idsOut, stampOut } from './outgoing'

/** Our names of a lead's texts, and the wire's. Both directions of a write and the filters use this one table. */
const textNames = {
  phone: 'phone_number',
  phoneCode: 'phone_code',
  altPhone1: 'alt_phone_1',
  altPhone2: 'alt_phone_2',
  firstName: 'first_name',
  lastName: 'last_name',
  email: 'email',
  address1: 'address1',
  address2: 'address2',
  city: 'city',
  state: 'state',
  province: 'province',
  postalCode: 'postal_code',
  country: 'country',
  gender: 'gender',
  dateOfBirth: 'date_of_birth',
  notes: 'notes',
} as const satisfies Record<string, string>

const spanNames = {
  created: ['created_at_start_date', 'created_at_end_date'],
  updated: ['updated_at_start_date', 'updated_at_end_date'],
  lastCalled: ['last_call_start_date', 'last_call_end_date'],
  deleted: ['deleted_at_start', 'deleted_at_end'],
  archived: ['archived_at_start', 'archived_at_end'],
  changed: ['changed_at_start_date', 'changed_at_end_date'],
} as const satisfies Record<string, readonly [string, string]>

/** Two documents number this differently; these are the official ones. 4 has no agreed meaning and is never sent. */
const duplicateCodes = { none: '0', account: '1', list: '2', campaign: '3' } as const

/** Parameters with a meaning of their own, which an account's custom field must not be able to set. */
const reserved = new Set<string>([
  ...documentedNames,
  ...Object.values(textNames),
  ...Object.values(spanNames).flat(),
  'auth_token', 'id', 'lead_id', 'list_id', 'campaign_id', 'user', 'user_id', 'owner_id', 'status', 'offset', 'limit',
  'created_by', 'last_modified_by',
  'hopper', 'hopper_priority', 'hopper_expires_in', 'update_if_found', 'search_list_id', 'search_campaign_id', 'update_order_by_last_called_time',
  'check_dup', 'check_dup_list', 'check_dup_archive', 'check_dnc', 'check_wireless', 'filter_phone_code', 'reject_by_carrier_type',
  'blueinkdigital_token', 'adaptor_id', 'created_at', 'modified_at',
])

export function filtersOut(filters: LeadFilters, zone: string): Fields {
  const texts = textEntries(filters).map(([path, name, value]) => [name, filterOut(value, path)])
  const spans = spanEntries(filters).flatMap(([path, [start, end], span]) => [
    [start, stampOut(span.from, { zone, path })],
    [end, stampOut(span.to, { zone, path })],
  ])
  return {
    lead_id: idsOut(filters.leadIds, 'leadIds'),
    list_id: idsOut(filters.listIds, 'listIds'),
    // Two generations of one filter: an account that knows only the older name would ignore the newer.
    user_id: filterOut(filters.userId, 'userId'),
    user: filterOut(filters.userId, 'userId'),
    owner_id: filterOut(filters.ownerId, 'ownerId'),
    status: codesOut(filters.statuses, 'statuses'),
    created_by: filterOut(filters.createdBy, 'createdBy'),
    last_modified_by: filterOut(filters.modifiedBy, 'modifiedBy'),
    ...Object.fromEntries(texts),
    ...Object.fromEntries(spans),
    ...customOut(filters.custom, (value, path) => filterOut(value, path)),
  }
}

export function changesOut(changes: LeadChanges): Fields {
  return {
    list_id: changes.listId === undefined ? undefined : idOut(changes.listId, 'listId'),
    status: changes.status,
    owner_id: personOut(changes.ownerId),
    user_id: personOut(changes.userId),
    ...Object.fromEntries(textEntries(changes).map(([, name, value]) => [name, value])),
    ...customOut(changes.custom, (value) => value),
  }
}

/** Nobody is user 0; an empty one would leave the lead as it is. */
const personOut = (value: string | undefined): string | undefined => (value === '' ? '0' : value)

export function newLeadOut(lead: NewLead): Fields {
  const { hopper, updateIfFound: found } = lead
  return {
    ...changesOut(lead),
    check_dup: duplicateCodes[lead.duplicates ?? 'none'],
    check_dup_archive: flagOut(lead.duplicatesInArchive),
    check_dnc: flagOut(lead.checkDnc),
    check_wireless: flagOut(lead.checkWireless),
    ...(hopper === undefined ? {} : { hopper: '1', hopper_priority: hopper.priority, hopper_expires_in: hopper.expiresInMinutes }),
    ...(found === undefined
      ? {}
      : {
          update_if_found: '1',
          lead_id: found.leadId === undefined ? undefined : idOut(found.leadId, 'updateIfFound.leadId'),
          search_list_id: found.listId === undefined ? undefined : idOut(found.listId, 'updateIfFound.listId'),
          search_campaign_id: found.campaignId === undefined ? undefined : idOut(found.campaignId, 'updateIfFound.campaignId'),
          update_order_by_last_called_time: found.order === undefined ? undefined : orderWords[found.order],
        }),
  }
}

const orderWords = { asc: 'ASC', desc: 'DESC' } as const

type Texts = Partial<Record<keyof typeof textNames, string | undefined>>
type Span = { from?: string | undefined; to?: string | undefined }
type Spans = Partial<Record<keyof typeof spanNames, Span | undefined>>

const isTextKey = (key: string): key is keyof typeof textNames => Object.hasOwn(textNames, key)
const isSpanKey = (key: string): key is keyof typeof spanNames => Object.hasOwn(spanNames, key)

function textEntries(source: Texts): [path: string, name: string, value: string][] {
  return Object.keys(textNames).flatMap((path): [string, string, string][] => {
    const value = isTextKey(path) ? source[path] : undefined
    return !isTextKey(path) || value === undefined ? [] : [[path, textNames[path], value]]
  })
}

function spanEntries(source: Spans): [path: string, names: readonly [string, string], span: Span][] {
  return Object.keys(spanNames).flatMap((path): [string, readonly [string, string], Span][] => {
    const span = isSpanKey(path) ? source[path] : undefined
    return !isSpanKey(path) || span === undefined ? [] : [[path, spanNames[path], span]]
  })
}

function customOut(custom: Record<string, string> | undefined, out: (value: string, path: string) => string | undefined): Fields {
  const entries = Object.entries(custom ?? {}).map(([name, value]): [string, string | undefined] => {
    const isOwn = /^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name) && !reserved.has(name.toLowerCase())
    if (!isOwn) throw invalid('This is not a field of the account.', `custom.${name.slice(0, 64)}`)
    return [name, out(value, `custom.${name}`)]
  })
  return Object.fromEntries(entries)
}
