import type { ApproveWallInput, Wall } from '@/lib/contracts/walls'
import { AppError } from '@/lib/server/core/errors'
import type { StoredWall } from '@/lib/server/ports/walls'
import { toInstant } from '@/lib/shared/instant'
import { assertMay } from '../assert-may'
import { recordAct } from '../audit/record-act'
import type { Ctx } from '../desk'
import { wallView } from './wall-view'

const mostWalls = 50

/** Lets in the screen that shows this code. Throws not_found for a code that none shows, conflict when there are too many walls. */
export async function approveWall(ctx: Ctx, { code, name }: ApproveWallInput): Promise<Wall> {
  assertMay(ctx, 'users.manage')
  if ((await ctx.store.walls.list()).length >= mostWalls)
    throw new AppError('conflict', `There are ${mostWalls} wall screens already. Take the access from one that is no longer used.`)
  const screen = ctx.wallPairings.use(code, ctx.actor.userId ?? 'system')
  const { address, userAgent } = screen
  const unused = { tokenHash: null, claimedAt: null, lastSeenAt: null, revokedAt: null, revokedBy: null }
  const wall: StoredWall = { id: ctx.newId(), name, createdAt: toInstant(ctx.clock.now()), createdBy: ctx.actor.name, address, userAgent, ...unused }
  const act = { action: 'walls.pair', target: { kind: 'wall', id: wall.id, name }, before: null, after: { address, userAgent } } as const
  try {
    await recordAct(ctx, act, () => ctx.store.walls.insert(wall))
  } catch (error) {
    screen.giveBack()
    throw error
  }
  screen.letIn(wall.id)
  return wallView(wall)
}
