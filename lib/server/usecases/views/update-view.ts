import type { View, ViewChanges } from '@/lib/contracts/views'
import { toInstant } from '@/lib/shared/instant'
import { assertMay } from '../assert-may'
import { recordAct } from '../audit/record-act'
import type { Ctx } from '../desk'
import { assertMayShare, findChangeable, toView } from './own-views'

export async function updateView(ctx: Ctx, id: string, { name, search, isShared }: ViewChanges): Promise<View> {
  assertMay(ctx, 'leads.read')
  const before = await findChangeable(ctx, id)
  if (isShared === true || before.shared) assertMayShare(ctx)
  const changes = {
    ...(name !== undefined && { name }),
    ...(search !== undefined && { search }),
    ...(isShared !== undefined && { shared: isShared }),
    updatedAt: toInstant(ctx.clock.now()),
  }
  const after = { ...before, ...changes }
  const shownOf = (view: typeof after) => ({ name: view.name, search: view.search, isShared: view.shared })
  const act = { action: 'views.update', target: { kind: 'view', id, name: before.name }, before: shownOf(before), after: shownOf(after) } as const
  await recordAct(ctx, act, () => ctx.store.views.update(id, changes))
  return toView(ctx, after)
}
