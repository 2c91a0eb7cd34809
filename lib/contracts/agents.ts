import * as z from 'zod/mini'
import { instant } from './paging'

export const agentState = z.enum(['ready', 'on-call', 'wrap-up', 'paused', 'ringing', 'offline', 'other'])
export type AgentState = z.infer<typeof agentState>

export const agentNow = z.object({
  userId: z.string(),
  name: z.string(),
  state: agentState,
  /** The account's own word for the state. */
  label: z.string(),
  secondsInState: z.nullable(z.number()),
  campaignId: z.nullable(z.string()),
  campaignName: z.nullable(z.string()),
  queueName: z.nullable(z.string()),
  leadId: z.nullable(z.string()),
  callId: z.nullable(z.string()),
  callsToday: z.nullable(z.number()),
  lastStateChangeAt: z.nullable(instant),
})
export type AgentNow = z.infer<typeof agentNow>

/** Sums as the upstream gave them, times in seconds; shares are computed by us, never averaged. */
export const agentPerformance = z.object({
  userId: z.string(),
  name: z.string(),
  calls: z.number(),
  machines: z.number(),
  humans: z.number(),
  talkSeconds: z.number(),
  waitSeconds: z.number(),
  pauseSeconds: z.number(),
  wrapSeconds: z.number(),
  totalSeconds: z.number(),
  /** Convoso named no length for at least one of the times; it counts as none. */
  timesMissing: z.optional(z.literal(true)),
})
export type AgentPerformance = z.infer<typeof agentPerformance>

export const floorCount = z.object({ available: z.number(), loggedIn: z.number() })
export type FloorCount = z.infer<typeof floorCount>
