import { addLeadAnswer, type AddLeadAnswer, type AddLeadInput } from '@/lib/contracts/lead-edits'
import { ownField } from '@/lib/contracts/lead-edits-words'
import type { NewLead } from '@/lib/contracts/leads'
import { AppError } from '@/lib/server/core/errors'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { once } from '../once'
import { assertOwnFields } from './custom-fields'
import { insertOnce } from './insert-once'
import { answerOf, requestKeyOf } from './lead-ledger'
import { atField, normalValues } from './normal-values'
import { readPhone } from './read-phone'

export type AddLead = AddLeadInput & { idempotencyKey: string }

/** Adds a lead once. Throws invalid_request, upstream_rejected with the field it is about, upstream_* (definitely not added). */
export async function addLead(ctx: Ctx, { idempotencyKey, ...input }: AddLead): Promise<AddLeadAnswer> {
  assertMay(ctx, 'leads.edit')
  const run = async () => {
    await assertOwnFields(ctx, Object.keys(input.custom ?? {}).map(ownField))
    return await insertOnce(ctx, await newLeadOf(ctx, input), { requestKey: requestKeyOf(ctx, idempotencyKey) })
  }
  return await once(ctx, { key: idempotencyKey, request: input, answer: addLeadAnswer, run })
}

/** What became of an add, e.g. of one whose answer was lost. */
export async function getAdd(ctx: Ctx, id: string): Promise<AddLeadAnswer> {
  assertMay(ctx, 'leads.edit')
  const add = await ctx.store.leadAdds.get(id)
  if (add === null) throw new AppError('not_found', 'Nothing is known of this lead.')
  return answerOf(add)
}

async function newLeadOf(ctx: Ctx, { callNext, updateIfFound, ...input }: Omit<AddLead, 'idempotencyKey'>): Promise<NewLead> {
  const phoneCode = input.phoneCode ?? readPhone(input.phone)?.countryCode ?? '1'
  const lead = normalValues({ ...input, phoneCode }, phoneCode)
  if (!/^\d{6,15}$/.test(lead.phone)) throw atField('phone', 'This is not a phone number.')
  return {
    ...lead,
    ...(callNext === undefined ? {} : { hopper: callNext }),
    ...(updateIfFound === undefined ? {} : { updateIfFound: await scopeOf(ctx, input.listId, updateIfFound.scope) }),
  }
}

type Scope = NonNullable<AddLeadInput['updateIfFound']>['scope']

async function scopeOf(ctx: Ctx, listId: string, scope: Scope): Promise<NonNullable<NewLead['updateIfFound']>> {
  if (scope === 'account') return {}
  return scope === 'list' ? { listId } : { campaignId: await campaignOf(ctx, listId) }
}

async function campaignOf(ctx: Ctx, listId: string): Promise<string> {
  const reads = await Promise.all([true, false].map((active) => ctx.dialer.lists.search({ active, id: listId }, { maxAgeMs: 60_000 })))
  const list = reads.flatMap((read) => read.data).find((row) => row.id === listId)
  if (list === undefined) throw atField('listId', 'Convoso does not know this list.')
  if (list.campaignId === null) throw atField('updateIfFound', 'Convoso does not say which campaign this list belongs to. Look in the list or the account.')
  return list.campaignId
}
