import { AppError } from '@/lib/server/core/errors'
import { toInstant } from '@/lib/shared/instant'
import { assertMay } from '../assert-may'
import { recordAct } from '../audit/record-act'
import type { Ctx } from '../desk'

/** Under which name the streams of a wall listen. */
export const wallSessionId = (wallId: string): string => `wall-${wallId}`

/** Its next request is refused, and its stream ends now. */
export async function revokeWall(ctx: Ctx, wallId: string): Promise<void> {
  assertMay(ctx, 'users.manage')
  const wall = await ctx.store.walls.get(wallId)
  if (wall === null || wall.revokedAt !== null) throw new AppError('not_found', 'There is no such wall screen.')
  const at = toInstant(ctx.clock.now())
  const act = { action: 'walls.revoke', target: { kind: 'wall', id: wall.id, name: wall.name } } as const
  await recordAct(ctx, act, () => ctx.store.walls.revoke(wallId, { at, name: ctx.actor.name }))
  ctx.events.publish({ kind: 'session.ended', at }, { sessionId: wallSessionId(wallId) })
}
