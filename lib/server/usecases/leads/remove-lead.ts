import { removeLeadAnswer, type RemoveLeadAnswer, type RemoveLeadInput } from '@/lib/contracts/lead-edits'
import { leadName } from '@/lib/contracts/lead-edits-words'
import { toInstant } from '@/lib/shared/instant'
import { isAppError, sentenceOf } from '@/lib/server/core/errors'
import { assertMay } from '../assert-may'
import { beginAct, endAct, type Act } from '../audit/record-act'
import type { Ctx } from '../desk'
import { once } from '../once'
import { requireFreshSignIn } from '../require-fresh-sign-in'
import { absent } from './get-lead'
import { atField } from './normal-values'
import { announceLead, mayHaveArrived, readBack, readLeadNow, type LeadRead } from './read-lead'

export type RemoveLead = RemoveLeadInput & { id: string; idempotencyKey: string }

/** Deletes a lead for good, once its name was typed; a snapshot is kept before. Throws reauth_required, invalid_request for another name, not_found, gone, upstream_*. */
export async function removeLead(ctx: Ctx, { idempotencyKey, ...order }: RemoveLead): Promise<RemoveLeadAnswer> {
  assertMay(ctx, 'records.delete')
  requireFreshSignIn(ctx)
  return await once(ctx, {
    key: idempotencyKey,
    request: order,
    answer: removeLeadAnswer,
    run: () =>
      ctx.mutex.run(`lead:${order.id}`, async () => {
        const found = await readLeadNow(ctx, order.id)
        if (found === null) throw await absent(ctx, order.id)
        if (order.typedName.trim() !== leadName(found.lead)) throw atField('typedName', 'This is not the name of the lead. Nothing was deleted.')
        return await remove(ctx, found, order.reason)
      }),
  })
}

async function remove(ctx: Ctx, { lead }: LeadRead, reason: string | undefined): Promise<RemoveLeadAnswer> {
  const { id, firstName, lastName, phone, listId, status } = lead
  const act: Act = { action: 'leads.remove', target: { kind: 'lead', id }, before: { firstName, lastName, phone, listId, status }, reason }
  const actId = await beginAct(ctx, act)
  const snapshot = { leadId: id, body: lead, deletedAt: toInstant(ctx.clock.now()), deletedBy: ctx.actor.name, actId, recreatedAs: null }
  await ctx.store.leadSnapshots.put(snapshot)
  let said = 'success'
  try {
    await ctx.dialer.leads.remove(id)
  } catch (error) {
    if (!mayHaveArrived(error)) throw await notDone(ctx, { error, act, actId })
    said = 'no answer'
  }
  const { shown } = await readBack(ctx, () => readLeadNow(ctx, id), (read) => read === null)
  await endAct(ctx, actId, act, shown ? { outcome: 'succeeded', upstream: `${said}; no longer found` } : { outcome: 'unknown', upstream: `${said}; still found` })
  announceLead(ctx, id)
  return { outcome: shown ? 'confirmed' : 'unknown', leadId: id }
}

async function notDone(ctx: Ctx, { error, act, actId }: { error: unknown; act: Act; actId: string }): Promise<unknown> {
  const code = isAppError(error) ? error.details.upstreamCode : undefined
  await ctx.store.leadSnapshots.remove(act.target?.id ?? '')
  await endAct(ctx, actId, act, { outcome: 'failed', upstream: code === undefined ? sentenceOf(error) : `Code ${code}: ${sentenceOf(error)}` })
  return error
}
