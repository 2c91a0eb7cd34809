import { roleMay } from '@/lib/contracts/permissions'
import type { View } from '@/lib/contracts/views'
import { AppError } from '@/lib/server/core/errors'
import type { StoredView } from '@/lib/server/ports/store'
import type { Ctx } from '../desk'

/** Shared views belong to those who run the floor together. */
export const maySeeShared = ({ actor }: Pick<Ctx, 'actor'>): boolean => actor.role === 'system' || roleMay(actor.role, 'audit.read')

export function ownerOf({ actor }: Pick<Ctx, 'actor'>): string {
  if (actor.userId === null) throw new AppError('forbidden', 'Only a person has views.')
  return actor.userId
}

export const toView = (ctx: Pick<Ctx, 'actor'>, { ownerId, shared, createdAt: _made, ...view }: StoredView): View => ({
  ...view,
  isShared: shared,
  isOwn: ownerId === ctx.actor.userId,
})

/** The own one, or a shared one for those who may share. Anything else does not exist for this person. */
export async function findChangeable(ctx: Ctx, id: string): Promise<StoredView> {
  const view = await ctx.store.views.get(id)
  const isTheirs = view !== null && (view.ownerId === ctx.actor.userId || (view.shared && maySeeShared(ctx)))
  if (!isTheirs) throw new AppError('not_found', 'There is no such view any more.')
  return view
}

export function assertMayShare(ctx: Ctx): void {
  if (!maySeeShared(ctx)) throw new AppError('forbidden', `Your role (${ctx.actor.role}) may not share a view with others.`)
}
