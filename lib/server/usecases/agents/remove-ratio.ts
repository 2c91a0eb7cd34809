import { AppError } from '@/lib/server/core/errors'
import { assertMay } from '../assert-may'
import { recordAct } from '../audit/record-act'
import type { Ctx } from '../desk'

/** Takes a column away from everybody. Throws not_found. */
export async function removeRatio(ctx: Ctx, id: string): Promise<void> {
  assertMay(ctx, 'lists.edit')
  const known = (await ctx.store.ratios.list()).find((ratio) => ratio.id === id)
  if (known === undefined) throw new AppError('not_found', 'There is no such column any more.')
  const { name, numerator, denominator } = known
  const act = { action: 'ratios.remove', target: { kind: 'ratio', id, name }, before: { name, numerator, denominator } } as const
  await recordAct(ctx, act, () => ctx.store.ratios.remove(id))
}
