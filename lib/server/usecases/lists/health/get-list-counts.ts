import type { ListCountsAnswer } from '@/lib/contracts/list-health'
import { toInstant } from '@/lib/shared/instant'
import { assertMay } from '../../assert-may'
import type { Ctx } from '../../desk'
import { isScanned, listBarOf, readBarFacts } from './list-bars'

/** The bars of the visible rows as far as they are known now; what is missing is counted behind the answer, once for all who look. */
export async function getListCounts(ctx: Ctx, { ids }: { ids: readonly string[] }): Promise<ListCountsAnswer> {
  assertMay(ctx, 'floor.read')
  const wanted = [...new Set(ids)]
  const facts = await readBarFacts(ctx, wanted)
  ctx.listHealth.counts.want(wanted.filter((id) => !isScanned(facts, id)))
  return { items: wanted.map((id) => listBarOf(ctx, facts, id)), now: toInstant(ctx.clock.now()) }
}
