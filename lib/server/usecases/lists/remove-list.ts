import { removeListAnswer, type List, type RemoveListAnswer, type RemoveListInput } from '@/lib/contracts/lists'
import { normalListName } from '@/lib/contracts/lists-words'
import { AppError } from '@/lib/server/core/errors'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import type { ListAct } from '@/lib/server/ports/lists'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { atField } from '../leads/normal-values'
import { mayHaveArrived, readBack } from '../leads/read-lead'
import { once } from '../once'
import { requireFreshSignIn } from '../require-fresh-sign-in'
import { beginListAct, closeListAct, leaveOpen, refusalText } from './list-acts'
import { deletionPatienceMs } from './list-view'
import { noSuchList, readListNow } from './read-list'
import { forgetList, settleListAct } from './settle-list-act'

export type RemoveList = RemoveListInput & { id: string; idempotencyKey: string }

/**
 * Deletes a list with its leads for good, once its name was typed. `deleting`: the dialer goes on with it and the list stays on the screens
 * until it is gone. Throws reauth_required, invalid_request for another name, not_found, in_progress, upstream_* (definitely not deleted).
 */
export async function removeList(ctx: Ctx, { idempotencyKey, ...order }: RemoveList): Promise<RemoveListAnswer> {
  assertMay(ctx, 'records.delete')
  requireFreshSignIn(ctx)
  return await once(ctx, {
    key: idempotencyKey,
    request: order,
    answer: removeListAnswer,
    run: () =>
      ctx.mutex.run(`list:${order.id}`, async () => {
        const earlier = openActOf(ctx, order.id)
        const { row } = await readListNow(ctx, order.id)
        if (row === null) throw noSuchList(order.id)
        if (normalListName(order.typedName) !== normalListName(row.name)) throw atField('typedName', 'This is not the name of the list. Nothing was deleted.')
        if (earlier !== null) await closeListAct(ctx, earlier, { outcome: 'unknown', upstream: 'given up; deleted once more' })
        return await remove(ctx, row, order.reason)
      }),
  })
}

/** A deletion that takes too long may be ordered once more; everything else that is open must be settled first. */
function openActOf(ctx: Ctx, listId: string): ListAct | null {
  const open = ctx.lists.acts().find((act) => act.listId === listId && act.settledAt === null)
  if (open === undefined) return null
  if (open.status === 'deleting' && ctx.clock.now() - fromInstant(open.beganAt) >= deletionPatienceMs) return open
  const what = open.kind === 'remove' ? 'is being deleted already' : 'has a change that Convoso has not shown yet'
  throw new AppError('in_progress', `This list ${what} (by ${open.actorName}).`, { retryAfterSeconds: 30 })
}

async function remove(ctx: Ctx, row: List, reason: string | undefined): Promise<RemoveListAnswer> {
  const { id, name, active } = row
  const campaignId = row.campaignId ?? ctx.lists.stored(id)?.campaignId ?? undefined
  const before = { name, active, ...(campaignId === undefined ? {} : { campaignId }) }
  const act = { action: 'lists.remove', target: { kind: 'list', id, name }, before, reason } as const
  const open = await beginListAct(ctx, { kind: 'remove', listId: id, listName: name, before, after: {}, act })
  let answer: 'success' | 'pending' | 'lost'
  try {
    answer = (await ctx.dialer.lists.remove(id)).pending ? 'pending' : 'success'
  } catch (error) {
    if (!mayHaveArrived(error)) {
      await closeListAct(ctx, open, { outcome: 'failed', upstream: refusalText(error) })
      throw error
    }
    answer = 'lost'
  }
  ctx.lists.wrote(id, ctx.clock.now())
  return await follow(ctx, open, { id, answer })
}

type Answered = { id: string; answer: 'success' | 'pending' | 'lost' }

async function follow(ctx: Ctx, open: ListAct, { id, answer }: Answered): Promise<RemoveListAnswer> {
  const facts = { actId: open.actId, listId: id }
  const isGone = answer !== 'pending' && (await readBack(ctx, () => readListNow(ctx, id), ({ row }) => row === null)).shown
  if (isGone) {
    await forgetList(ctx, id)
    await closeListAct(ctx, open, { outcome: 'succeeded', upstream: answer === 'lost' ? 'no answer; gone from both statuses' : 'success; gone from both statuses' })
    return { ...facts, outcome: 'gone', sentence: 'The list and its leads are gone. Its calls stay in the log.' }
  }
  const { status, outcome, sentence, upstream } = left[answer]
  const act = await leaveOpen(ctx, { ...open, endedAt: toInstant(ctx.clock.now()) }, { status, sentence, upstream })
  ctx.background('watching a list that is being deleted', () => settleListAct(ctx, act))
  return { ...facts, outcome, sentence }
}

const left = {
  pending: {
    status: 'deleting',
    outcome: 'deleting',
    sentence: 'Convoso deletes this list in the background. The row goes when the list is gone.',
    upstream: 'Code 102: deletes it in the background',
  },
  // It said yes: what a read still shows is a deletion under way.
  success: {
    status: 'deleting',
    outcome: 'deleting',
    sentence: 'Convoso said yes but still shows the list. The row goes when the list is gone.',
    upstream: 'success; still there',
  },
  lost: {
    status: 'unknown',
    outcome: 'unknown',
    sentence: 'Convoso did not answer and still shows the list. It is not sent again; Switchyard keeps looking.',
    upstream: 'no answer; still there',
  },
} as const
