import type { ListChanges } from '@/lib/contracts/lists'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { isAppError, sentenceOf } from '@/lib/server/core/errors'
import type { ListAct, StoredList } from '@/lib/server/ports/lists'
import { beginAct, endAct, type Act } from '../audit/record-act'
import type { Ctx, Desk } from '../desk'
import { announceLists } from './take-in-lists'

/** A write without an answer may still be applied this long after we gave it up; only then does "unchanged" mean "not done". */
export const lateWriteMs = 30_000
/** So long a change towards our wish is our own doing. */
export const expectedMs = 120_000

type Beginning = Pick<ListAct, 'kind' | 'listId' | 'listName' | 'before' | 'after'> & { act: Act }

const sendingSentence = { create: 'The list is being made.', edit: 'The change is being sent.', remove: 'The list is being deleted.' } as const

/** Intent and ledger, both durable, before anything is sent. If this throws, nothing may be sent. */
export async function beginListAct(ctx: Ctx, { act, ...beginning }: Beginning): Promise<ListAct> {
  const row: ListAct = {
    id: ctx.newId(),
    ...beginning,
    status: 'sending',
    actId: await beginAct(ctx, act),
    actorName: ctx.actor.name,
    sentence: sendingSentence[beginning.kind],
    beganAt: toInstant(ctx.clock.now()),
    endedAt: null,
    settledAt: null,
  }
  await ctx.store.listActs.insert(row)
  if (row.listId !== null) ctx.lists.expect(row.listId, row.after, ctx.clock.now() + expectedMs)
  show(ctx, row)
  return row
}

type Outcome = { outcome: 'succeeded' | 'failed' | 'unknown'; upstream: string }

/** Closes an act for good, in the ledger, the audit and on the screens. A failed one is shown a while when nobody waits for its answer. */
export async function closeListAct(ctx: Ctx, row: ListAct, closing: Outcome & { sentence?: string; listId?: string; isShown?: boolean }): Promise<void> {
  const now = toInstant(ctx.clock.now())
  const status = closing.outcome === 'succeeded' ? 'done' : closing.outcome
  const next: ListAct = {
    ...row,
    status,
    listId: closing.listId ?? row.listId,
    sentence: closing.sentence ?? row.sentence,
    endedAt: row.endedAt ?? now,
    settledAt: now,
  }
  await settleRow(ctx, next)
  await endAct(ctx, row.actId, auditAct(next), { outcome: closing.outcome, upstream: closing.upstream })
  if (closing.isShown === true && status !== 'done') ctx.lists.putAct(next)
  else ctx.lists.dropAct(row.id)
  if (next.listId !== null) ctx.lists.wrote(next.listId, fromInstant(next.endedAt ?? now))
  announceLists(ctx, next.listId === null ? [] : [next.listId])
}

/** Nobody knows yet: reads will tell. `status` is `deleting` where the dialer said so itself. */
export async function leaveOpen(ctx: Ctx, row: ListAct, open: { status: 'unknown' | 'deleting'; sentence: string; upstream: string; listId?: string }): Promise<ListAct> {
  const endedAt = toInstant(ctx.clock.now())
  const next: ListAct = { ...row, status: open.status, sentence: open.sentence, listId: open.listId ?? row.listId, endedAt }
  await settleRow(ctx, next)
  await endAct(ctx, row.actId, auditAct(next), { outcome: 'unknown', upstream: open.upstream })
  if (next.listId !== null) ctx.lists.wrote(next.listId, fromInstant(endedAt))
  show(ctx, next)
  return next
}

const settleRow = async (ctx: Ctx, { id, status, listId, sentence, endedAt, settledAt }: ListAct): Promise<void> =>
  await ctx.store.listActs.settle(id, { status, listId, sentence, endedAt, settledAt })

function show(desk: Desk, row: ListAct): void {
  desk.lists.putAct(row)
  announceLists(desk, row.listId === null ? [] : [row.listId])
}

/** The same act in the words of the audit, as an outcome or a restart needs it. */
export function auditAct({ kind, listId, listName, before, after }: ListAct): Act {
  const target = listId === null ? {} : { target: { kind: 'list', id: listId, name: listName } }
  const named = { create: 'lists.create', edit: 'lists.edit', remove: 'lists.remove' } as const
  return { action: named[kind], ...target, ...(kind === 'create' ? {} : { before }), ...(kind === 'remove' ? {} : { after }) }
}

/** What a refusal is called in the audit. */
export function refusalText(error: unknown): string {
  const code = isAppError(error) ? error.details.upstreamCode : undefined
  return code === undefined ? sentenceOf(error) : `Code ${code}: ${sentenceOf(error)}`
}

/** After a proven act: what was written here is the new truth, and any drift of the list has been seen to. */
export async function rememberList(ctx: Ctx, listId: string, after: ListChanges, begunAt: string): Promise<void> {
  const known = ctx.lists.stored(listId)
  const seen = ctx.lists.sights().find(({ row }) => row.id === listId)?.row
  if (known === undefined && seen === undefined) return
  const campaign = after.campaignId === undefined ? {} : { campaignId: after.campaignId, campaignAt: begunAt }
  const next: StoredList = {
    listId,
    name: after.name ?? seen?.name ?? known?.name ?? '',
    active: after.active ?? seen?.active ?? known?.active ?? false,
    campaignId: seen?.campaignId ?? known?.campaignId ?? null,
    campaignAt: known?.campaignAt ?? null,
    description: after.description ?? known?.description ?? null,
    drift: null,
    ...campaign,
  }
  ctx.lists.putStored([next])
  await ctx.store.listStates.put([next])
}
