import { AppError } from '@/lib/server/core/errors'
import { assertMay } from '../../assert-may'
import { recordAct } from '../../audit/record-act'
import type { Ctx, Desk } from '../../desk'
import { queueScan } from '../health/queue-scan'
import { readLists } from '../list-board'

const key = 'lists.quarantine'

/** The list into which duplicates are moved; what stands in it is no duplicate any more. */
export const readQuarantine = ({ store }: Pick<Desk, 'store'>): Promise<string | null> => store.meta.get(key)

/** Lists that change their part are scanned anew, because whether their numbers count is decided when a lead is read. */
export async function updateQuarantine(ctx: Ctx, { quarantineListId }: { quarantineListId: string | null }): Promise<{ quarantineListId: string | null }> {
  assertMay(ctx, 'lists.edit')
  const before = await readQuarantine(ctx)
  if (before === quarantineListId) return { quarantineListId }
  const { items } = await readLists(ctx)
  const chosen = items.find(({ id }) => id === quarantineListId)
  if (quarantineListId !== null && chosen === undefined) throw new AppError('not_found', 'Convoso has no such list.')
  const act = { action: 'lists.quarantine' as const, before: { listId: before }, after: { listId: quarantineListId } }
  await recordAct(ctx, chosen === undefined ? act : { ...act, target: { kind: 'list', id: chosen.id, name: chosen.name } }, async () => {
    await (quarantineListId === null ? ctx.store.meta.remove(key) : ctx.store.meta.put(key, quarantineListId))
    for (const listId of [before, quarantineListId]) if (listId !== null && (await ctx.store.listScans.get(listId)) !== null) await queueScan(ctx, listId)
  })
  ctx.listHealth.bell.ring()
  return { quarantineListId }
}
