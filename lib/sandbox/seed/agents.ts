import { firstNames, lastNames } from './catalogue'
import type { CampaignPlan } from './campaigns'
import { userIdAt } from './ids'
import { hex, keyed, pick, pickWeighted, whole } from './random'
import type { WorldInput } from './sizes'

export type Crew = 'day' | 'evening' | 'night' | 'office' | 'former'

export type Agent = {
  id: number
  index: number
  uid: string
  firstName: string
  lastName: string
  crew: Crew
  level: number
  campaignId: number
  /** A campaign, stopped by now, that this agent worked on while it was dialing. */
  earlierCampaignId: number | null
  /** Around 1: how well the agent sells. */
  skill: number
}

export const drawAgents = ({ seed, sizes }: WorldInput, campaigns: readonly CampaignPlan[]): Agent[] => {
  const [one, ...others] = campaigns.filter((campaign) => campaign.lastDay === null)
  const stopped = campaigns.filter((campaign) => campaign.lastDay !== null && campaign.lastDay > 0)
  return Array.from({ length: sizes.agents }, (_, index) => {
    const random = keyed(seed, agentSalt, index)
    const crew = crewAt(index)
    return {
      id: userIdAt(index), index, uid: hex(random, 32), firstName: pick(random, firstNames), lastName: pick(random, lastNames), crew,
      level: crew === 'office' ? whole(random, 6, 8) : 1,
      // A low-discrepancy walk spreads each crew evenly over the campaigns, so that no hour leaves the big ones alone.
      campaignId: one === undefined ? 0 : pickWeighted((index * 0.618034 + 0.2) % 1, [one, ...others]).id,
      earlierCampaignId: stopped.find((_campaign, at) => index % 11 === at * 4 + 3)?.id ?? null,
      skill: 0.7 + random() * 0.7,
    }
  })
}

const agentSalt = 12

const crewShares: readonly [{ crew: Crew; weight: number }, ...{ crew: Crew; weight: number }[]] = [
  { crew: 'day', weight: 34 }, { crew: 'evening', weight: 31 }, { crew: 'night', weight: 22 },
  { crew: 'office', weight: 8 }, { crew: 'former', weight: 5 },
]

/** The first three make sure that even the smallest floor has somebody at every hour. */
const crewAt = (index: number): Crew => {
  const firstThree = (['day', 'evening', 'night'] as const)[index]
  return firstThree ?? pickWeighted((index * 0.7548776662 + 0.1) % 1, crewShares).crew
}
