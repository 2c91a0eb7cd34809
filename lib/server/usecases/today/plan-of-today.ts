import type { Campaign } from '@/lib/contracts/campaigns'
import type { PlanGap, TodayPlan } from '@/lib/contracts/today'
import type { PlanSource } from '@/lib/contracts/today-words'
import { campaignViews } from '../campaigns/campaign-view'
import type { Ctx } from '../desk'
import { silentCampaigns } from '../lists/health/dry-lists'

/** Planned against actual, from the newest read of the board; null before the first one. Costs no read of the upstream. */
export async function planOfToday(ctx: Ctx): Promise<TodayPlan | null> {
  const read = ctx.board.latest()
  if (read === null) return null
  const stopped = await stoppedCampaigns(ctx)
  const gaps: PlanGap[] = []
  const plan = { asPlanned: 0, unplanned: 0, states: { on: 0, off: 0, switching: 0, unknown: 0 } }
  for (const campaign of campaignViews(ctx)) {
    plan.states[campaign.state] += 1
    const wish = wishFor(ctx, campaign, stopped)
    if (wish === null) plan.unplanned += 1
    else if (campaign.state === (wish.planned ? 'on' : 'off')) plan.asPlanned += 1
    else gaps.push({ campaignId: campaign.id, name: campaign.name, ...wish, state: campaign.state, since: ctx.board.stored(campaign.id)?.changedAt ?? null })
  }
  return { ...plan, gaps, silent: silentCampaigns(ctx), read: { begunAt: read.begunAt, answeredAt: read.answeredAt } }
}

/** Until there are schedules: what a person set here last, or off while it stands in the open stop set. */
function wishFor(ctx: Ctx, { id }: Campaign, stopped: ReadonlySet<string>): { planned: boolean; source: PlanSource } | null {
  const planned = ctx.board.stored(id)?.planned ?? null
  if (stopped.has(id) && planned !== true) return { planned: false, source: 'stop-set' }
  return planned === null ? null : { planned, source: 'person' }
}

async function stoppedCampaigns({ store }: Ctx): Promise<ReadonlySet<string>> {
  const open = await store.stopSets.open()
  return new Set(open === null ? [] : (await store.stopSets.campaigns(open.id)).map(({ campaignId }) => campaignId))
}
