import type { DatabaseSync } from 'node:sqlite'
import { drawCycle, ringSeconds, type Cycle } from '@/lib/sandbox/seed/cycle'
import { numberIn, textIn, type Row } from '@/lib/sandbox/seed/rows'
import type { World } from '@/lib/sandbox/seed/world'

type AgentState = 'READY' | 'RINGING' | 'INCALL' | 'WRAP' | 'PAUSED' | 'OFFLINE'

/** Where one logged-in agent stands. `until` is when the next thing happens to the agent. */
export type Standing = {
  userId: number
  state: AgentState
  since: number
  until: number
  campaignId: number
  listId: number
  leadId: number
  callId: number
  /** The start of the current cycle, from which it can be drawn again, and how many of its unanswered calls are done. */
  start: number
  done: number
  shiftEnd: number
  /** The campaign may not dial; the agent sits and waits for it. */
  isParked: boolean
}

export const readStandings = (db: DatabaseSync): Standing[] =>
  db.prepare(`SELECT user_id, state, since, until, campaign_id, list_id, lead_id, call_id, plan ->> 'start' AS start, plan ->> 'done' AS done,
    plan ->> 'shiftEnd' AS shift_end, plan ->> 'parked' AS parked FROM agent_states WHERE plan <> '{}' ORDER BY user_id`).all().map(readStanding)

export const standingWriter = (db: DatabaseSync): { put: (standing: Standing) => void; remove: (userId: number) => void } => {
  const put = db.prepare(`INSERT OR REPLACE INTO agent_states (user_id, state, since, until, campaign_id, list_id, lead_id, call_id, plan)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const remove = db.prepare('DELETE FROM agent_states WHERE user_id = ?')
  return {
    put: (one) => {
      const plan = JSON.stringify({ start: one.start, done: one.done, shiftEnd: one.shiftEnd, parked: one.isParked ? 1 : 0 })
      put.run(one.userId, one.state, one.since, one.until, one.campaignId, one.listId, one.leadId, one.callId, plan)
    },
    remove: (userId) => {
      remove.run(userId)
    },
  }
}

/** The cycle a standing is in; null for an agent or a campaign that the world does not know. */
export const cycleOf = (world: World, standing: Standing): Cycle | null => {
  const agent = world.agentById.get(standing.userId)
  const campaign = world.campaignById.get(standing.campaignId)
  if (agent === undefined || campaign === undefined) return null
  return drawCycle({ seed: world.seed, agent, campaign, meanWait: world.meanWait, start: standing.start, shiftEnd: standing.shiftEnd })
}

/** An agent who has just become ready for the next call at `start`. */
export const readyAt = (world: World, from: Pick<Standing, 'userId' | 'campaignId' | 'shiftEnd'>, start: number): Standing => {
  const standing: Standing = {
    userId: from.userId, campaignId: from.campaignId, shiftEnd: from.shiftEnd, state: 'READY', since: start, until: from.shiftEnd,
    listId: 0, leadId: 0, callId: 0, start, done: 0, isParked: false,
  }
  return { ...standing, until: nextWhileReady(standing, cycleOf(world, standing)) }
}

/** When a ready agent's dialer tries the next number, the phone rings, or the shift ends: whichever comes first. */
export const nextWhileReady = (standing: Standing, cycle: Cycle | null): number => {
  if (cycle === null) return standing.shiftEnd
  const unanswered = cycle.unanswered[standing.done]
  return Math.min(standing.shiftEnd, unanswered?.at ?? cycle.call.at - ringSeconds)
}

const agentStates = ['READY', 'RINGING', 'INCALL', 'WRAP', 'PAUSED'] as const

const readStanding = (row: Row): Standing => {
  const state = textIn(row, 'state')
  return {
    userId: numberIn(row, 'user_id'), state: agentStates.find((known) => known === state) ?? 'OFFLINE',
    since: numberIn(row, 'since'), until: numberIn(row, 'until'),
    campaignId: numberIn(row, 'campaign_id'), listId: numberIn(row, 'list_id'), leadId: numberIn(row, 'lead_id'), callId: numberIn(row, 'call_id'),
    start: numberIn(row, 'start'), done: numberIn(row, 'done'), shiftEnd: numberIn(row, 'shift_end'), isParked: numberIn(row, 'parked') === 1,
  }
}
