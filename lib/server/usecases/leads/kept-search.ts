import { keptLeadSearch, type KeptLeadSearch } from '@/lib/contracts/lead-search'
import { AppError } from '@/lib/server/core/errors'
import { recordObserved } from '../audit/record-act'
import type { Ctx } from '../desk'
import { assertMayLookUp } from '../personal/may-see-personal'

/** A kept search by its key. Throws gone. */
export async function readKeptSearch(ctx: Ctx, key: string): Promise<KeptLeadSearch> {
  return keptLeadSearch.parse(await openKept(ctx, key, 'leads'))
}

/** What was kept under a key, for whoever may look people up; using somebody else's is written to the audit. Throws gone. */
export async function openKept(ctx: Ctx, key: string, kind: 'leads' | 'calls'): Promise<unknown> {
  assertMayLookUp(ctx)
  const kept = await ctx.store.keptSearches.get(key)
  if (kept === null || kept.kind !== kind) {
    throw new AppError('gone', 'This search is not kept any more; searches for people are forgotten after 30 days. Search again.')
  }
  if (kept.ownerId !== ctx.actor.userId && ctx.actor.role !== 'system') {
    await recordObserved(ctx, { action: 'personal.open', target: { kind: 'search', id: key }, after: { ofUser: kept.ownerId } })
  }
  return kept.body
}
