import { createListAnswer, type CreateListAnswer, type CreateListInput, type List, type NewList } from '@/lib/contracts/lists'
import { listNameKey } from '@/lib/contracts/lists-words'
import { isAppError } from '@/lib/server/core/errors'
import type { ListAct } from '@/lib/server/ports/lists'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { mayHaveArrived, readBack } from '../leads/read-lead'
import { once } from '../once'
import { atListField } from './edit-list'
import { beginListAct, closeListAct, leaveOpen, refusalText } from './list-acts'
import { settleListAct, welcome } from './settle-list-act'
import { assertFreeName, everyListNow } from './unique-name'

export type CreateList = CreateListInput & { idempotencyKey: string }

/** Makes a list once. A lost answer is never sent again: the list is looked for by its name. Throws invalid_request, upstream_* (definitely not made). */
export async function createList(ctx: Ctx, { idempotencyKey, ...input }: CreateList): Promise<CreateListAnswer> {
  assertMay(ctx, 'lists.edit')
  const run = () =>
    ctx.mutex.run('list-names', async () => {
      await assertFreeName(ctx, input.name, null)
      return await insert(ctx, input)
    })
  return await once(ctx, { key: idempotencyKey, request: input, answer: createListAnswer, run })
}

async function insert(ctx: Ctx, { reason, ...list }: CreateListInput): Promise<CreateListAnswer> {
  const after: NewList = list
  const act = { action: 'lists.create', target: { kind: 'campaign', id: list.campaignId }, after, reason } as const
  const open = await beginListAct(ctx, { kind: 'create', listId: null, listName: list.name, before: {}, after, act })
  let id: string | null = null
  try {
    id = (await ctx.dialer.lists.insert(after)).id
  } catch (error) {
    if (!mayHaveArrived(error)) throw await notMade(ctx, open, error)
  }
  const { seen } = await readBack(ctx, () => findNew(ctx, id, list.name), (row) => row !== null)
  if (seen !== undefined && seen !== null) return await made(ctx, open, { row: seen, upstream: id === null ? 'no answer; found by its name' : 'success; read back' })
  const sentence =
    id === null
      ? 'Convoso did not answer and shows no such list yet. It is not sent again; Switchyard keeps looking for it by its name.'
      : `Convoso made list ${id} but does not show it yet. Switchyard keeps looking.`
  const upstream = id === null ? 'no answer; not yet seen in a read' : 'success; not yet seen in a read'
  const left = await leaveOpen(ctx, open, { status: 'unknown', sentence, upstream, ...(id === null ? {} : { listId: id }) })
  ctx.background('settling a new list', () => settleListAct(ctx, left))
  return { outcome: 'unknown', actId: open.actId, listId: id, sentence }
}

async function findNew(ctx: Ctx, id: string | null, name: string): Promise<List | null> {
  const key = listNameKey(name)
  return (await everyListNow(ctx)).find((row) => (id === null ? listNameKey(row.name) === key : row.id === id)) ?? null
}

async function made(ctx: Ctx, open: ListAct, { row, upstream }: { row: List; upstream: string }): Promise<CreateListAnswer> {
  await welcome(ctx, row, open)
  await closeListAct(ctx, open, { outcome: 'succeeded', listId: row.id, upstream })
  return { outcome: 'confirmed', actId: open.actId, listId: row.id, sentence: 'The list was made.' }
}

async function notMade(ctx: Ctx, open: ListAct, error: unknown): Promise<unknown> {
  await closeListAct(ctx, open, { outcome: 'failed', upstream: refusalText(error) })
  return isAppError(error) ? atListField(error, open.after) : error
}
