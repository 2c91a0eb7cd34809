import { z } from 'zod'
import type { Lead } from '@/lib/contracts/leads'
import { countOrNull, id, moment, reference, text, textOrNull } from './wire'

/** Wire names that a lead row may carry besides the account's own fields. */
const documented = [
  'id', 'lead_id', 'created_at', 'modified_at', 'first_name', 'last_name', 'email', 'status', 'status_name', 'user_uid', 'user_name',
  'directory_uid', 'directory_name', 'source_uid', 'source_name', 'campaign_uid', 'campaign_name', 'campaign_id', 'user_id', 'owner_id', 'source_id',
  'list_id', 'phone_code', 'phone_number', 'alt_phone_1', 'alt_phone_2', 'address1', 'address2', 'city', 'state', 'province', 'postal_code',
  'country', 'gender', 'date_of_birth', 'notes', 'locale_gmt', 'called_since_last_reset', 'called_count', 'called_count_inbound', 'last_called',
  'object_type', 'created_by', 'last_modified_by', 'carrier_name', 'carrier_type',
]
export const documentedNames: ReadonlySet<string> = new Set(documented)
const customName = /^[A-Za-z][A-Za-z0-9_]{0,63}$/
const tokenName = /^auth_?token$/i

const words = text.optional().transform((value) => value ?? '')
const wordsOrNull = textOrNull.optional().transform((value) => value ?? null)
const referenceOrNull = reference.optional().transform((value) => value ?? null)

/** A row of leads/search in our words; only its id must be right. */
export const toLead = (zone: string): z.ZodType<Lead> =>
  z
    .looseObject({
      id,
      list_id: referenceOrNull,
      directory_name: wordsOrNull,
      campaign_id: referenceOrNull,
      campaign_name: wordsOrNull,
      status: words,
      status_name: wordsOrNull,
      owner_id: wordsOrNull,
      user_id: wordsOrNull,
      created_by: wordsOrNull,
      created_at: moment(zone),
      modified_at: moment(zone),
      last_called: moment(zone),
      called_count: countOrNull.optional(),
      phone_number: words,
      phone_code: words,
      alt_phone_1: words,
      alt_phone_2: words,
      first_name: words,
      last_name: words,
      email: words,
      address1: words,
      address2: words,
      city: words,
      state: words,
      province: words,
      postal_code: words,
      country: words,
      gender: words,
      date_of_birth: words,
      notes: words,
    })
    .transform((wire) => ({
      id: wire.id,
      listId: wire.list_id,
      listName: wire.directory_name,
      campaignId: wire.campaign_id,
      campaignName: wire.campaign_name,
      status: wire.status,
      statusName: wire.status_name,
      ownerId: noneIfZero(wire.owner_id),
      userId: noneIfZero(wire.user_id),
      createdBy: wire.created_by,
      createdAt: wire.created_at,
      modifiedAt: wire.modified_at,
      lastCalledAt: wire.last_called,
      calledCount: wire.called_count ?? null,
      phone: wire.phone_number,
      phoneCode: wire.phone_code,
      altPhone1: wire.alt_phone_1,
      altPhone2: wire.alt_phone_2,
      firstName: wire.first_name,
      lastName: wire.last_name,
      email: wire.email,
      address1: wire.address1,
      address2: wire.address2,
      city: wire.city,
      state: wire.state,
      province: wire.province,
      postalCode: wire.postal_code,
      country: wire.country,
      gender: wire.gender,
      dateOfBirth: wire.date_of_birth.startsWith('0000-00-00') ? '' : wire.date_of_birth,
      notes: wire.notes,
      custom: customOf(wire),
    }))

const noneIfZero = (value: string | null): string | null => (value === '0' ? null : value)

function customOf(wire: Record<string, unknown>): Record<string, string> {
  const own: [string, string][] = []
  for (const [name, value] of Object.entries(wire)) {
    if (documentedNames.has(name) || !customName.test(name) || tokenName.test(name)) continue
    if (typeof value === 'string') own.push([name, value])
    else if (typeof value === 'number') own.push([name, String(value)])
  }
  return Object.fromEntries(own)
}
