import { assertMay } from '../assert-may'
import { recordAct } from '../audit/record-act'
import type { Ctx } from '../desk'
import { assertMayShare, findChangeable } from './own-views'

export async function removeView(ctx: Ctx, id: string): Promise<void> {
  assertMay(ctx, 'leads.read')
  const view = await findChangeable(ctx, id)
  if (view.shared) assertMayShare(ctx)
  const before = { name: view.name, search: view.search, isShared: view.shared }
  await recordAct(ctx, { action: 'views.remove', target: { kind: 'view', id, name: view.name }, before }, () => ctx.store.views.remove(id))
}
