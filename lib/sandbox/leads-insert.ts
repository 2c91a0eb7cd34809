import type { Account } from './core/account'
import { filterOf, idOf, isOn, listOf, type Form } from './core/form'
import { nextId } from './core/next-id'
import { Refusal, succeeded, type Answer } from './core/reply'
import { count, first, numberOf, run, transaction, type Row } from './core/rows'
import { changeOf, checkLead, phoneOf } from './lead-check'
import { applyUpdate } from './leads-update'

type Wanted = { listId: number; campaignId: number; code: string; phone: string }

/** `leads/insert`: the new lead's id, or the found one's with `update_if_found`. */
export const insertLead = (account: Account, form: Form): Answer => {
  const wanted = wantedOf(account, form)
  checkLead(account, form)
  return transaction(account.db, () => {
    const found = isOn(form, 'update_if_found') ? foundLead(account, form, wanted) : undefined
    if (found) applyUpdate(account, withoutList(form), found)
    else rejectUnwanted(account, form, wanted)
    const id = found ? numberOf(found, 'id') : writeLead(account, form, wanted)
    if (isOn(form, 'hopper')) fillHopper(account, form, id)
    return succeeded({ lead_id: String(id) })
  })
}

const wantedOf = ({ db, options }: Account, form: Form): Wanted => {
  const [listText, phoneText] = [filterOf(form, 'list_id'), filterOf(form, 'phone_number')]
  if (listText === undefined || phoneText === undefined) throw new Refusal(6007, 'The Lead requires a phone number and list id')
  const list = first(db, 'SELECT id, campaign_id FROM lists WHERE id = ? AND deleting_until IS NULL', [idOf(listText) ?? -1])
  if (!list) throw new Refusal(6002, 'No such List')
  if (options.requiredFields.some((name) => filterOf(form, name) === undefined)) throw new Refusal(6023, 'Required fields are missed')
  const code = (filterOf(form, 'phone_code') ?? '1').replace(/\D/g, '')
  const phone = phoneOf(isOn(form, 'filter_phone_code') ? withoutCode(phoneText, code) : phoneText, code)
  return { listId: numberOf(list, 'id'), campaignId: numberOf(list, 'campaign_id'), code, phone }
}

const withoutCode = (text: string, code: string): string => {
  const digits = text.replace(/\D/g, '')
  const isLong = code === '1' ? digits.length === 11 : text.trim().startsWith('+')
  return isLong && digits.startsWith(code) ? digits.slice(code.length) : digits
}

/** By its id first, then by its number within the named list, campaign or the account. */
const foundLead = ({ db }: Account, form: Form, { phone }: Wanted): Row | undefined => {
  const byId = first(db, 'SELECT * FROM leads WHERE id = ? AND deleted_at IS NULL', [idOf(filterOf(form, 'lead_id')) ?? -1])
  if (byId) return byId
  const [listId, campaignId] = [idOf(filterOf(form, 'search_list_id')), idOf(filterOf(form, 'search_campaign_id'))]
  const scope = listId !== undefined ? scopes.list : campaignId !== undefined ? scopes.campaign : scopes.account
  const scopeId = listId ?? campaignId
  const direction = filterOf(form, 'update_order_by_last_called_time')?.toUpperCase() === 'ASC' ? 'ASC' : 'DESC'
  return first(db, `SELECT * FROM leads WHERE phone_number = ? AND deleted_at IS NULL AND archived_at IS NULL ${scope}
    ORDER BY last_called_at ${direction}, id LIMIT 1`, scopeId === undefined ? [phone] : [phone, scopeId])
}

/** Found leads stay in their list: the sent list is where a new one would go. */
const withoutList = (form: Form): Form => {
  const values = [...form.values].filter(([name]) => name !== 'list_id' && name !== 'lead_id')
  return { ...form, values: new Map(values) }
}

const rejectUnwanted = (account: Account, form: Form, wanted: Wanted): void => {
  if (isDuplicate(account, form, wanted)) throw new Refusal(6009, 'The phone number already exists')
  const carrier = carrierTypeOf(wanted.phone)
  const rejected = listOf(form, 'reject_by_carrier_type')?.map((type) => type.toUpperCase()) ?? []
  const isUnwanted = rejected.includes(carrier) || (isOn(form, 'check_wireless') && carrier === 'MOBILE')
    || (isOn(form, 'check_dnc') && isOnDnc(account, wanted))
  if (isUnwanted) throw new Refusal(6008, 'The phone number is invalid')
}

const isDuplicate = ({ db }: Account, form: Form, { phone, listId, campaignId }: Wanted): boolean => {
  const level = filterOf(form, 'check_dup')?.toLowerCase()
  const scope = level === undefined ? undefined : duplicateScopes.get(level)
  if (scope === undefined) return false
  const scopeId = { account: [], list: [listId], campaign: [campaignId] }[scope]
  const live = `SELECT EXISTS (SELECT 1 FROM leads WHERE phone_number = ? AND deleted_at IS NULL AND archived_at IS NULL ${scopes[scope]})`
  const isLive = count(db, live, [phone, ...scopeId]) === 1
  return isLive || (isOn(form, 'check_dup_archive')
    && count(db, 'SELECT EXISTS (SELECT 1 FROM leads WHERE phone_number = ? AND archived_at IS NOT NULL AND deleted_at IS NULL)', [phone]) === 1)
}

const scopes = { account: '', list: 'AND list_id = ?', campaign: 'AND list_id IN (SELECT id FROM lists WHERE campaign_id = ?)' } as const

const duplicateScopes: ReadonlyMap<string, keyof typeof scopes> = new Map([
  ['1', 'account'], ['true', 'account'], ['2', 'list'], ['3', 'campaign'],
] as const)

const isOnDnc = ({ db }: Account, { code, phone, campaignId }: Wanted): boolean =>
  count(db, 'SELECT EXISTS (SELECT 1 FROM dnc WHERE phone_number = ? AND phone_code = ? AND campaign_id IN (0, ?))', [phone, code, campaignId]) === 1

const carrierTypes = ['MOBILE', 'MOBILE', 'LANDLINE', 'MOBILE', 'VOIP'] as const

type CarrierType = (typeof carrierTypes)[number]

/** Nobody can be asked about a number: its last digits decide, so that the same number always has the same carrier. */
export const carrierTypeOf = (phone: string): CarrierType => carrierTypes[Number(phone.slice(-4)) % carrierTypes.length] ?? 'MOBILE'

const defaults: Record<string, string | number> = {
  status: 'NEW', alt_phone_1: '', alt_phone_2: '', first_name: '', last_name: '', email: '', address1: '', address2: '', city: '', state: '',
  province: '',
  postal_code: '', country: 'US', gender: '', date_of_birth: '', notes: '', owner_id: 0, user_id: 0, source_id: 2, created_by: 666_666,
  last_modified_by: 666_666, called_count: 0, called_count_inbound: 0,
}

const writeLead = (account: Account, form: Form, { listId, code, phone }: Wanted): number => {
  const { db, clock } = account
  const now = Math.floor(clock.now())
  const change = changeOf(form)
  const id = nextId(db, 'leads')
  const row: Record<string, string | number> = { ...defaults }
  change.columns.forEach((column, index) => {
    const value = change.values[index]
    if (typeof value === 'string' || typeof value === 'number') row[column] = value
  })
  Object.assign(row, {
    id, list_id: listId, phone_code: code, phone_number: phone, created_at: now, modified_at: now, carrier_type: carrierTypeOf(phone),
    custom: JSON.stringify(change.custom),
  })
  const columns = Object.keys(row)
  run(db, `INSERT INTO leads (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, Object.values(row))
  return id
}

const maxHopperMinutes = 300

const fillHopper = ({ db, clock }: Account, form: Form, leadId: number): void => {
  const priority = Math.min(idOf(filterOf(form, 'hopper_priority')) ?? 99, 99)
  const minutes = idOf(filterOf(form, 'hopper_expires_in'))
  const expiresAt = minutes === undefined ? null : Math.floor(clock.now()) + Math.min(minutes, maxHopperMinutes) * 60
  run(db, 'INSERT OR REPLACE INTO hopper (lead_id, priority, expires_at) VALUES (?, ?, ?)', [leadId, priority, expiresAt])
}
