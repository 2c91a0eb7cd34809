import type { StopSet } from '@/lib/contracts/campaigns'

export type RestoreChoice = {
  campaignId: string
  campaignName: string
  /** Ticked at first: exactly those Stop all turned off and nobody touched since. */
  isTicked: boolean
  /** Why it is not ticked at first. */
  reason: string | null
}

export function restoreChoices(set: Pick<StopSet, 'campaigns'>): RestoreChoice[] {
  return set.campaigns.map(({ campaignId, campaignName, active, switchedSince }) => {
    const reason = switchedSince ?? (active === true ? 'It is on already' : null)
    return { campaignId, campaignName, isTicked: reason === null, reason }
  })
}
