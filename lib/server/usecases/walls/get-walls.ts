import type { WallsAnswer } from '@/lib/contracts/walls'
import { wallHoldsMs } from '@/lib/contracts/walls-words'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { wallView } from './wall-view'

/** Screens that are let in, and those that show a code now. */
export async function getWalls(ctx: Ctx): Promise<WallsAnswer> {
  assertMay(ctx, 'users.manage')
  const now = ctx.clock.now()
  const walls = (await ctx.store.walls.list()).filter(({ createdAt }) => now - fromInstant(createdAt) < wallHoldsMs)
  return { items: walls.map(wallView), waiting: ctx.wallPairings.waiting(), now: toInstant(now) }
}
