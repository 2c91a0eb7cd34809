import type { RatiosAnswer } from '@/lib/contracts/performance'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'

/** The columns that managers defined for everybody, by name. */
export async function getRatios(ctx: Ctx): Promise<RatiosAnswer> {
  assertMay(ctx, 'floor.read')
  return { items: await ctx.store.ratios.list() }
}
