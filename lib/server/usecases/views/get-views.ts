import type { ViewsAnswer } from '@/lib/contracts/views'
import type { ViewPage } from '@/lib/contracts/views-words'
import { toInstant } from '@/lib/shared/instant'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { maySeeShared, ownerOf, toView } from './own-views'

/** The own views of a page, and the shared ones for those who may see them. */
export async function getViews(ctx: Ctx, page: ViewPage): Promise<ViewsAnswer> {
  assertMay(ctx, 'leads.read')
  const rows = await ctx.store.views.list(page, ownerOf(ctx))
  const items = rows.map((row) => toView(ctx, row)).filter((view) => view.isOwn || maySeeShared(ctx))
  return { items, now: toInstant(ctx.clock.now()) }
}
