import type { Account } from './core/account'
import type { Names } from './core/names'
import { numberOf, numberOrNull, textOf, type Row } from './core/rows'
import { isoStampOf, offsetAt, stampOf } from './core/stamps'
import { emptyCustomFields } from './lead-fields'

/** A lead as the wire shows it: all texts, with the names of what it belongs to. */
export const leadEntry = (row: Row, account: Account, names: Names): Record<string, string> => {
  const list = names.list(numberOf(row, 'list_id'))
  const campaign = names.campaign(list.campaignId)
  const user = names.user(numberOf(row, 'user_id'))
  return {
    id: textOf(row, 'id'), lead_id: textOf(row, 'id'), ...stampsOf(row, account),
    created_by: textOf(row, 'created_by'), last_modified_by: textOf(row, 'last_modified_by'),
    first_name: textOf(row, 'first_name'), last_name: textOf(row, 'last_name'), email: textOf(row, 'email'),
    status: textOf(row, 'status'), status_name: names.status(textOf(row, 'status')),
    owner_id: textOf(row, 'owner_id'), user_id: textOf(row, 'user_id'), user_uid: user.uid, user_name: user.name,
    list_id: textOf(row, 'list_id'), directory_uid: list.uid, directory_name: list.name,
    campaign_uid: campaign.uid, campaign_name: campaign.name,
    ...sourceOf(numberOf(row, 'source_id')),
    ...plain(row), called_since_last_reset: numberOf(row, 'called_count') > 0 ? 'Y' : 'N', object_type: 'Lead',
    ...emptyCustomFields, ...customOf(row),
  }
}

const plainColumns = [
  'phone_code', 'phone_number', 'alt_phone_1', 'alt_phone_2', 'address1', 'address2', 'city', 'state', 'province', 'postal_code', 'country', 'gender',
  'date_of_birth', 'notes', 'called_count', 'called_count_inbound', 'carrier_type',
] as const

const plain = (row: Row): Record<string, string> => {
  const shown: Record<string, string> = { carrier_name: carrierNameOf(row) }
  for (const column of plainColumns) shown[column] = textOf(row, column)
  return shown
}

const stampsOf = (row: Row, { zone, clock }: Account): Record<string, string> => {
  const calledAt = numberOrNull(row, 'last_called_at')
  return {
    created_at: isoStampOf(numberOf(row, 'created_at'), zone),
    modified_at: stampOf(numberOf(row, 'modified_at'), zone),
    last_called: calledAt === null ? '' : stampOf(calledAt, zone),
    locale_gmt: (offsetAt(clock.now(), zone) / 3600).toFixed(2),
  }
}

const sources = ['Manual', 'API', 'Import', 'Web form', 'Inbound']
const sourceOf = (id: number): Record<string, string> => ({
  source_id: String(id), source_uid: id === 0 ? '' : `source${id}`, source_name: id === 0 ? '' : sources[id - 1] ?? `Source ${id}`,
})

const carriers = ['Verizon', 'AT&T', 'T-Mobile', 'Comcast', 'Bandwidth']
const carrierNameOf = (row: Row): string =>
  textOf(row, 'carrier_type') === '' ? '' : (carriers[Number(textOf(row, 'phone_number').slice(3, 6)) % carriers.length] ?? '')

const customOf = (row: Row): Record<string, string> => {
  const text = textOf(row, 'custom')
  if (text === '' || text === '{}') return {}
  const parsed: unknown = JSON.parse(text)
  const shown: Record<string, string> = {}
  if (typeof parsed !== 'object' || parsed === null) return shown
  for (const [name, value] of Object.entries(parsed)) shown[name] = String(value ?? '')
  return shown
}
