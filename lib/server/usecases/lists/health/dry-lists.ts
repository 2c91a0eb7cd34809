import type { ListBar } from '@/lib/contracts/list-health'
import { silentMinutes } from '@/lib/contracts/list-health-words'
import { fromInstant } from '@/lib/shared/instant'
import { assertMay } from '../../assert-may'
import { localClock } from '../../campaigns/local-hours'
import type { Ctx } from '../../desk'
import { readLists } from '../list-board'
import { listBarOf, readBarFacts } from './list-bars'

export type DryList = Pick<ListBar, 'listId' | 'parts' | 'counts' | 'callsLastHour' | 'freshHours' | 'roundHours' | 'flags'> & { name: string; campaignName: string | null }

/**
 * Active lists that need somebody: hot but empty, running dry, or silent; the shortest first. `unknown` is how many active lists of
 * campaigns that are on have neither been scanned nor counted, so that "none" is not read as "all is well". Costs no read per list.
 */
export async function dryLists(ctx: Ctx): Promise<{ items: DryList[]; unknown: number }> {
  assertMay(ctx, 'floor.read')
  const { items } = await readLists(ctx, { maxAgeMs: 60_000 })
  const on = new Set(ctx.board.latest()?.data.flatMap(({ id, active }) => (active ? [id] : [])))
  const dialed = items.filter(({ active, campaignId }) => active && campaignId !== null && on.has(campaignId))
  const facts = await readBarFacts(ctx, dialed.map(({ id }) => id))
  const bars = dialed.map(({ id, name, campaignName }) => ({ ...listBarOf(ctx, facts, id), name, campaignName }))
  const flagged = bars.filter(({ flags }) => flags.length > 0)
  const hours = ({ freshHours, roundHours }: DryList): number => freshHours?.value ?? roundHours?.value ?? Infinity
  return { items: flagged.toSorted((a, b) => hours(a) - hours(b)), unknown: bars.filter(({ counts }) => counts.neverCalled === null).length }
}

export type SilentCampaign = { campaignId: string; name: string; lastCallAt: string | null }

/** Campaigns that are on, inside calling hours, and have had no call for a while. By the board's last read; costs none. */
export function silentCampaigns(ctx: Ctx): SilentCampaign[] {
  assertMay(ctx, 'floor.read')
  const since = ctx.clock.now() - silentMinutes * 60_000
  const campaigns = ctx.board.latest()?.data ?? []
  return campaigns.flatMap(({ id, name, active, lastCallAt, timeZone }) => {
    const isQuiet = lastCallAt === null || fromInstant(lastCallAt) < since
    return active && isQuiet && localClock(timeZone, ctx.clock.now())?.isInside !== false ? [{ campaignId: id, name, lastCallAt }] : []
  })
}
