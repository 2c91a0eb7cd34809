import type { StopSet } from '@/lib/contracts/campaigns'

export type RestoreChoice = {
  campaignId: string
  campaignName: string
  /** Ticked at first: exactly those Stop all turned off and nobody touched since. */
  isTicked: boolean
  /** Why it is not ticked at first. */
  reason: string | null
}

/** A campaign enters the set right before it is stopped: those a running stop has not come to yet count already. */
export function heldCount({ campaigns, run }: Pick<StopSet, 'campaigns' | 'run'>): number {
  const coming = run?.kind === 'stop-all' && run.status === 'running' ? run.items : []
  return new Set([...campaigns, ...coming].map((each) => each.campaignId)).size
}

export function restoreChoices(set: Pick<StopSet, 'campaigns'>): RestoreChoice[] {
  return set.campaigns.map(({ campaignId, campaignName, active, switchedSince }) => {
    const reason = switchedSince ?? (active === true ? 'It is on already' : null)
    return { campaignId, campaignName, isTicked: reason === null, reason }
  })
}
