import type { Agent } from './agents'
import type { CampaignPlan } from './campaigns'
import { meanBusySeconds } from './cycle'
import { meanDutySeconds } from './crew-hours'

export type Floor = { agents: readonly Agent[]; campaignById: ReadonlyMap<number, CampaignPlan> }

/** The mean wait, in seconds at pace 1, with which the floor dials `callsPerDay`. */
export const settleWait = ({ agents, campaignById, callsPerDay }: Floor & { callsPerDay: number }): number => {
  let low = 3
  let high = 60_000
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2
    if (dialsPerDay({ agents, campaignById }, middle).total > callsPerDay) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Expected calls of a day, answered or not, in all and by campaign. */
export const dialsPerDay = ({ agents, campaignById }: Floor, meanWait: number): { total: number; byCampaign: Map<number, number> } => {
  const members = new Map<string, number>()
  for (const { crew } of agents) members.set(crew, (members.get(crew) ?? 0) + 1)
  const byCampaign = new Map<number, number>()
  let total = 0
  for (const { crew, campaignId } of agents) {
    const campaign = campaignById.get(campaignId)
    if (campaign === undefined) continue
    const cycles = meanDutySeconds(crew, members.get(crew) ?? 0) / (meanBusySeconds + meanWait / campaign.pace)
    const dials = cycles / campaign.contactRate
    total += dials
    byCampaign.set(campaignId, (byCampaign.get(campaignId) ?? 0) + dials)
  }
  return { total, byCampaign }
}
