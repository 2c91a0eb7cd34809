import type { NewRatioInput, Ratio } from '@/lib/contracts/performance'
import { mostRatios, standardRatios } from '@/lib/contracts/performance-words'
import { AppError } from '@/lib/server/core/errors'
import { toInstant } from '@/lib/shared/instant'
import { assertMay } from '../assert-may'
import { recordAct } from '../audit/record-act'
import type { Ctx } from '../desk'

/** Defines a column for everybody. Throws conflict when the name is taken or there are too many. */
export async function createRatio(ctx: Ctx, input: NewRatioInput): Promise<Ratio> {
  assertMay(ctx, 'lists.edit')
  const known = await ctx.store.ratios.list()
  if (known.length >= mostRatios) throw new AppError('conflict', `There are ${mostRatios} such columns already; remove one first.`)
  const names = [...known, ...Object.values(standardRatios)].map(({ name }) => name.toLowerCase())
  if (names.includes(input.name.toLowerCase()))
    throw new AppError('conflict', 'There is a column of this name already.', { fields: [{ path: 'name', message: 'is taken' }] })
  const row: Ratio = { id: ctx.newId(), ...input, createdBy: ctx.actor.name, createdAt: toInstant(ctx.clock.now()) }
  await recordAct(ctx, { action: 'ratios.create', target: { kind: 'ratio', id: row.id, name: row.name }, after: input }, () => ctx.store.ratios.insert(row))
  return row
}
