import type { LeadSearchAnswer, LeadSearchInput } from '@/lib/contracts/lead-search'
import { toInstant } from '@/lib/shared/instant'
import { isAppError } from '@/lib/server/core/errors'
import { newKey } from '@/lib/server/core/ids'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { assertMayLookUp } from '../personal/may-see-personal'
import { readLeads } from './search-leads'
import { understandPerson } from './understand-person'

/**
 * Keeps a search for a person under a random key, so that its address tells nobody whom it is about.
 * With `page` the first rows come in the same answer; null when they could not be read, which the page then finds out by asking again.
 */
export async function keepSearch(ctx: Ctx, input: LeadSearchInput): Promise<LeadSearchAnswer> {
  assertMay(ctx, 'leads.read')
  assertMayLookUp(ctx)
  const search = understandPerson(input)
  const key = newKey()
  const { page } = input
  const [first] = await Promise.all([
    page === undefined ? null : readLeads(ctx, { ...page, offset: 0 }, { key, search }).catch(noneIfRefused),
    ctx.store.keptSearches.insert({ key, ownerId: ctx.actor.userId ?? '', kind: 'leads', body: search, createdAt: toInstant(ctx.clock.now()) }),
  ])
  return { searchKey: key, understoodAs: search.understoodAs, first }
}

function noneIfRefused(error: unknown): null {
  if (isAppError(error)) return null
  throw error
}
