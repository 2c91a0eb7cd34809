import type { Campaign } from '@/lib/contracts/campaigns'
import type { CampaignSearch } from './search-params'
import { shownState } from './shown-state'

type Filter = Pick<CampaignSearch, 'q' | 'state' | 'drift'>

/** The words of `q` may stand anywhere in the name or the id; empty filters let everything through. */
export function filterCampaigns(campaigns: readonly Campaign[], filter: Filter, nowMs: number): Campaign[] {
  const words = filter.q.toLowerCase().split(/\s+/).filter(Boolean)
  return campaigns.filter((campaign) => {
    const text = `${campaign.name} ${campaign.id}`.toLowerCase()
    if (!words.every((word) => text.includes(word))) return false
    if (filter.drift && campaign.drift === null) return false
    return filter.state.length === 0 || filter.state.includes(shownState(campaign, { nowMs }).kind)
  })
}
