import type { Agent } from './agents'
import type { CampaignPlan } from './campaigns'
import { outcomes, systemOutcomes, type Outcome } from './outcomes'
import { keyed, pickWeighted, skewed, whole, type Random } from './random'

/** One dialed call before it has a lead and an id. Times are epoch seconds and seconds. */
export type Dial = {
  at: number
  seconds: number
  /** Null: the system alone dealt with it. */
  agentId: number | null
  campaignId: number
  queueId: number | null
  callType: 'OUTBOUND' | 'INBOUND' | 'MANUAL'
  status: string
  machine: boolean
  term: string
  queueSeconds: number
  talk: number
  wait: number
  pause: number
  wrap: number
  /** Decides in [0, 1) what is not known yet: the list, the caller id. */
  dice: number
}

/** An agent's round: waiting while the dialer tries numbers, one call, wrap-up and at times a pause until `end`. */
export type Cycle = { start: number; call: Dial; wrapEnd: number; end: number; unanswered: readonly Dial[] }

type CycleInput = { seed: number; agent: Agent; campaign: CampaignPlan; meanWait: number; start: number; shiftEnd: number }

/** Mean talk, wrap-up and pause of a cycle, as drawn below. */
export const meanBusySeconds = (() => {
  const weight = outcomes.reduce((sum, one) => sum + one.weight, 0)
  const talk = outcomes.reduce((sum, one) => sum + (one.weight * (one.talk[0] + (one.talk[1] - one.talk[0]) / 3)) / weight, 0)
  return talk + (14 + 30 + talk * 0.15) + 0.35 * (180 + 1320 / 3)
})()

/** Depends on the agent and the start alone, so a floor that is watched lives the same day as one that is written later. */
export const drawCycle = ({ seed, agent, campaign, meanWait, start, shiftEnd }: CycleInput): Cycle => {
  const random = keyed(seed, cycleSalt, agent.index, start)
  const outcome = drawOutcome(random, agent)
  const wait = Math.round(4 + Math.min(4, -Math.log(1 - random())) * (meanWait / campaign.pace))
  const talk = skewed(random, outcome.talk[0], outcome.talk[1])
  const wrap = 14 + Math.floor(random() * (60 + talk * 0.3))
  const rests = random() < 0.35
  const rest = skewed(random, 180, 1500)
  const at = start + wait
  const wrapEnd = at + talk + wrap
  const pause = rests && wrapEnd + rest < shiftEnd ? rest : 0
  const callType = typeOf(random, campaign)
  const queueSeconds = callType === 'INBOUND' ? skewed(random, 2, 140) : 0
  const call: Dial = {
    at, seconds: talk, agentId: agent.id, campaignId: campaign.id, queueId: callType === 'INBOUND' ? campaign.queueId : null, callType,
    status: outcome.status, machine: outcome.machine, term: random() < outcome.caller ? 'CALLER' : 'AGENT', queueSeconds,
    talk, wait, pause, wrap, dice: random(),
  }
  return { start, call, wrapEnd, end: wrapEnd + pause, unanswered: drawUnanswered(random, campaign, { start, wait }) }
}

/** How long an agent hears it ring. */
export const ringSeconds = 3

/** A call that no agent gets. */
export const drawUnansweredDial = (random: Random, campaign: CampaignPlan, at: number): Dial => {
  const outcome = pickWeighted(random(), systemOutcomes)
  return {
    at, seconds: whole(random, outcome.seconds[0], outcome.seconds[1]), agentId: null, campaignId: campaign.id, queueId: null, callType: 'OUTBOUND',
    status: outcome.status, machine: outcome.machine, term: outcome.term, queueSeconds: 0, talk: 0, wait: 0, pause: 0, wrap: 0, dice: random(),
  }
}

const cycleSalt = 13

const drawOutcome = (random: Random, agent: Agent): Outcome => {
  const outcome = pickWeighted(random(), outcomes)
  // A weak closer turns some sales into thinking customers, a strong one the other way round.
  const swap = random() < Math.abs(agent.skill - 1) * 0.5
  if (outcome.status === 'SALE' && swap && agent.skill < 1) return outcomes.find((one) => one.status === 'QUAL') ?? outcome
  if (outcome.status === 'CALLBK' && swap && agent.skill > 1) return outcomes.find((one) => one.status === 'SALE') ?? outcome
  return outcome
}

const typeOf = (random: Random, campaign: CampaignPlan): Dial['callType'] => {
  const part = random()
  if (campaign.queueId !== null && part < 0.14) return 'INBOUND'
  return part > 0.97 ? 'MANUAL' : 'OUTBOUND'
}

/** The numbers tried in vain while the agent waits: as many as the contact rate asks for, in the order of time. */
const drawUnanswered = (random: Random, campaign: CampaignPlan, { start, wait }: { start: number; wait: number }): Dial[] => {
  const mean = (1 - campaign.contactRate) / campaign.contactRate
  const count = Math.round(mean * (0.4 + random() * 1.2))
  return Array.from({ length: count }, () => drawUnansweredDial(random, campaign, start + 1 + Math.floor(random() * Math.max(1, wait - ringSeconds))))
    .sort((one, other) => one.at - other.at)
}
