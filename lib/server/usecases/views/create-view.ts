import type { NewViewInput, View } from '@/lib/contracts/views'
import { mostViews } from '@/lib/contracts/views-words'
import { toInstant } from '@/lib/shared/instant'
import { AppError } from '@/lib/server/core/errors'
import { assertMay } from '../assert-may'
import { recordAct } from '../audit/record-act'
import type { Ctx } from '../desk'
import { assertMayShare, ownerOf, toView } from './own-views'

export async function createView(ctx: Ctx, { page, name, search, isShared }: NewViewInput): Promise<View> {
  assertMay(ctx, 'leads.read')
  if (isShared) assertMayShare(ctx)
  const ownerId = ownerOf(ctx)
  const own = (await ctx.store.views.list(page, ownerId)).filter((view) => view.ownerId === ownerId)
  if (own.length >= mostViews) throw new AppError('conflict', `You have ${mostViews} views already; remove one first.`)
  if (own.some((view) => view.name.toLowerCase() === name.toLowerCase())) throw taken()
  const at = toInstant(ctx.clock.now())
  const row = { id: ctx.newId(), page, name, search, shared: isShared, ownerId, ownerName: ctx.actor.name, createdAt: at, updatedAt: at }
  const act = { action: 'views.create', target: { kind: 'view', id: row.id, name }, after: { page, search, isShared } } as const
  await recordAct(ctx, act, () => ctx.store.views.insert(row))
  return toView(ctx, row)
}

const taken = () => new AppError('conflict', 'You have a view of this name already.', { fields: [{ path: 'name', message: 'is taken' }] })
