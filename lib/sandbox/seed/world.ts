import type { WorldInput } from './sizes'
import { dayOf } from './calendar'
import { drawAgents, type Agent } from './agents'
import { drawCampaigns, type CampaignPlan } from './campaigns'
import { drawLists, type ListPlan } from './lists'
import { settleWait } from './wait'

/** All that is fixed about an account from its birth. It is drawn, never stored: the same input gives the same world. */
export type World = WorldInput & {
  /** Day numbers in the account's zone: the day of birth, and the first one with calls. */
  today: number
  firstDay: number
  campaigns: readonly CampaignPlan[]
  campaignById: ReadonlyMap<number, CampaignPlan>
  agents: readonly Agent[]
  agentById: ReadonlyMap<number, Agent>
  /** Seconds an agent waits for a call, at pace 1. */
  meanWait: number
  lists: readonly ListPlan[]
  listsByCampaign: ReadonlyMap<number, readonly ListPlan[]>
}

export const drawWorld = (input: WorldInput): World => {
  const today = dayOf(input.now, input.zone)
  const firstDay = today - Math.max(1, input.sizes.days) + 1
  const campaigns = drawCampaigns(input, { today, firstDay })
  const campaignById = new Map(campaigns.map((campaign) => [campaign.id, campaign]))
  const agents = drawAgents(input, campaigns)
  const meanWait = settleWait({ agents, campaignById, callsPerDay: input.sizes.callsPerDay })
  const lists = drawLists({ ...input, today, firstDay, campaigns, agents, campaignById, meanWait })
  return {
    ...input, today, firstDay, campaigns, campaignById, agents, meanWait, lists,
    agentById: new Map(agents.map((agent) => [agent.id, agent])),
    listsByCampaign: new Map(campaigns.map(({ id }) => [id, lists.filter((list) => list.campaignId === id)])),
  }
}
