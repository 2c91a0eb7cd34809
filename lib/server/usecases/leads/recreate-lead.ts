import { addLeadAnswer, type AddLeadAnswer } from '@/lib/contracts/lead-edits'
import { leadTextNames } from '@/lib/contracts/lead-edits-words'
import type { Lead, NewLead } from '@/lib/contracts/leads'
import { toInstant } from '@/lib/shared/instant'
import { AppError } from '@/lib/server/core/errors'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { once } from '../once'
import { carriersNow, holdsSent } from './find-added'
import { insertOnce } from './insert-once'
import { requestKeyOf } from './lead-ledger'

const dayMs = 86_400_000

export type RecreateLead = { leadId: string; idempotencyKey: string }

/** Makes a new lead of what was kept of a deleted one. It has another id; what belongs to the old id stays there. Errors as addLead; conflict when it was done before. */
export async function recreateLead(ctx: Ctx, { leadId, idempotencyKey }: RecreateLead): Promise<AddLeadAnswer> {
  assertMay(ctx, 'records.delete')
  return await once(ctx, {
    key: idempotencyKey,
    request: { leadId },
    answer: addLeadAnswer,
    run: () => ctx.mutex.run(`lead:${leadId}`, () => recreate(ctx, leadId, requestKeyOf(ctx, idempotencyKey))),
  })
}

async function recreate(ctx: Ctx, leadId: string, requestKey: string): Promise<AddLeadAnswer> {
  const snapshot = await ctx.store.leadSnapshots.get(leadId)
  if (snapshot === null) throw new AppError('not_found', 'Nothing was kept of this lead.')
  if (snapshot.recreatedAs !== null)
    throw new AppError('conflict', `This lead was made anew already, as lead ${snapshot.recreatedAs}.`, { current: { leadId: snapshot.recreatedAs } })
  await assertNoneUnderWay(ctx, leadId, requestKey)
  const lead = newLeadOf(snapshot.body)
  // An earlier try may have got no answer; or somebody has typed it in again.
  const twin = (await carriersNow(ctx, lead)).find((carrier) => holdsSent(carrier, lead))
  if (twin !== undefined)
    throw new AppError('conflict', `The same lead is in its list already, as lead ${twin.id}. Nothing was added.`, { current: { leadId: twin.id } })
  return await insertOnce(ctx, lead, { requestKey, recreates: leadId, reason: `From the snapshot of lead ${leadId}` })
}

/** An earlier try without an answer may still arrive; another one beside it could be a second lead. */
async function assertNoneUnderWay(ctx: Ctx, leadId: string, requestKey: string): Promise<void> {
  const open = await ctx.store.leadAdds.unsettled(toInstant(ctx.clock.now() - dayMs))
  const other = open.find((add) => add.recreates === leadId && add.requestKey !== requestKey && add.settledAt === null)
  if (other === undefined) return
  throw new AppError('conflict', 'An earlier try to make this lead anew got no answer and is still being looked for. Nothing was sent.', { current: { addId: other.id } })
}

function newLeadOf(kept: Lead): NewLead {
  if (kept.listId === null) throw new AppError('invalid_request', 'Convoso did not say in which list this lead was, so it cannot be put back.')
  const texts = Object.fromEntries(leadTextNames.flatMap((name) => (kept[name] === '' ? [] : [[name, kept[name]]])))
  return {
    ...texts,
    listId: kept.listId,
    phone: kept.phone,
    status: kept.status,
    ...(kept.ownerId === null ? {} : { ownerId: kept.ownerId }),
    ...(kept.userId === null ? {} : { userId: kept.userId }),
    custom: Object.fromEntries(Object.entries(kept.custom).filter(([, value]) => value !== '')),
    duplicates: 'none',
  }
}
