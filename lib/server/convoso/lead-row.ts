import { z } from 'zod'
import type { Lead } from '@/lib/contracts/leads'
import { countOf, id, readMoment, referenceOf, textOf, textOrNullOf } from './wire'

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

const anyRow = z.custom<Record<string, unknown>>((value) => typeof value === 'object' && value !== null && !Array.isArray(value))

/**
 * A row of leads/search in our words; only its id must be right. The other fields are read by plain functions: a page may have 2,000 rows
 * of thirty of them, and a schema for each, or a copy of each row, would take half of the page's time.
 */
export const toLead = (zone: string): z.ZodType<Lead> =>
  anyRow.transform((wire, context): Lead => {
    const own = id.safeParse(wire.id)
    if (!own.success) {
      context.addIssue({ code: 'custom', message: 'A lead without an id.', path: ['id'] })
      return z.NEVER
    }
    const dateOfBirth = textOf(wire.date_of_birth)
    return {
      id: own.data,
      listId: referenceOf(wire.list_id),
      listName: textOrNullOf(wire.directory_name),
      campaignId: referenceOf(wire.campaign_id),
      campaignName: textOrNullOf(wire.campaign_name),
      status: textOf(wire.status),
      statusName: textOrNullOf(wire.status_name),
      ownerId: noneIfZero(textOrNullOf(wire.owner_id)),
      userId: noneIfZero(textOrNullOf(wire.user_id)),
      createdBy: textOrNullOf(wire.created_by),
      createdAt: readMoment(wire.created_at, zone),
      modifiedAt: readMoment(wire.modified_at, zone),
      lastCalledAt: readMoment(wire.last_called, zone),
      calledCount: countOf(wire.called_count),
      phone: textOf(wire.phone_number),
      phoneCode: textOf(wire.phone_code),
      altPhone1: textOf(wire.alt_phone_1),
      altPhone2: textOf(wire.alt_phone_2),
      firstName: textOf(wire.first_name),
      lastName: textOf(wire.last_name),
      email: textOf(wire.email),
      address1: textOf(wire.address1),
      address2: textOf(wire.address2),
      city: textOf(wire.city),
      state: textOf(wire.state),
      province: textOf(wire.province),
      postalCode: textOf(wire.postal_code),
      country: textOf(wire.country),
      gender: textOf(wire.gender),
      dateOfBirth: dateOfBirth.startsWith('0000-00-00') ? '' : dateOfBirth,
      notes: textOf(wire.notes),
      custom: customOf(wire),
    }
  })

const noneIfZero = (value: string | null): string | null => (value === '0' ? null : value)

function customOf(wire: Record<string, unknown>): Record<string, string> {
  const own: Record<string, string> = {}
  for (const name in wire) {
    const value = wire[name]
    if ((typeof value === 'string' || typeof value === 'number') && isOwnName(name)) own[name] = String(value)
  }
  return own
}

/** Names come again in every row of a page: what was said of one is kept. */
function isOwnName(name: string): boolean {
  const known = saidOfNames.get(name)
  if (known !== undefined) return known
  const isOwn = !documentedNames.has(name) && customName.test(name) && !tokenName.test(name)
  if (saidOfNames.size < mostNames) saidOfNames.set(name, isOwn)
  return isOwn
}
const saidOfNames = new Map<string, boolean>()
const mostNames = 2_000
