import * as z from 'zod/mini'
import { instant } from './paging'
import { recording } from './recordings'

export const call = z.object({
  id: z.string(),
  leadId: z.nullable(z.string()),
  listId: z.nullable(z.string()),
  campaignId: z.nullable(z.string()),
  campaignName: z.nullable(z.string()),
  userId: z.nullable(z.string()),
  userName: z.nullable(z.string()),
  /** Dialed by the system without an agent. */
  system: z.boolean(),
  phone: z.nullable(z.string()),
  numberDialed: z.nullable(z.string()),
  firstName: z.nullable(z.string()),
  lastName: z.nullable(z.string()),
  status: z.string(),
  statusName: z.nullable(z.string()),
  startedAt: z.nullable(instant),
  seconds: z.nullable(z.number()),
  callType: z.nullable(z.string()),
  endedBy: z.nullable(z.string()),
  queueId: z.nullable(z.string()),
  queueSeconds: z.nullable(z.number()),
  calledCount: z.nullable(z.number()),
  comment: z.nullable(z.string()),
  recordings: z.array(recording),
})
export type Call = z.infer<typeof call>
