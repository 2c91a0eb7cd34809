import * as z from 'zod/mini'
import { agentNow } from './agents'
import { instant, readStamp } from './paging'

/** One agent as the newest reading saw them. */
export const floorAgent = z.object({
  ...z.pick(agentNow, { userId: true, name: true, state: true, label: true, campaignId: true, campaignName: true, queueName: true, leadId: true, callsToday: true }).shape,
  /** Since when in this state, by the clock of the reading; null where nothing tells it. */
  since: z.nullable(instant),
})
export type FloorAgent = z.infer<typeof floorAgent>

/** `monitor`: the dialer says what each agent does. `derived`: told from how their sums of today moved between two reads. */
export const floorSource = z.enum(['monitor', 'derived'])
export type FloorSource = z.infer<typeof floorSource>

const reading = { source: floorSource, read: readStamp, now: instant, problem: z.nullable(z.string()) }

/** The floor at the newest reading; `problem` says why there is no newer one. */
export const floorAnswer = z.object({ ...reading, agents: z.array(floorAgent) })
export type FloorAnswer = z.infer<typeof floorAnswer>
