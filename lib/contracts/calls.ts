import { z } from 'zod'
import { instant } from './paging'
import { recording } from './recordings'

export const call = z.object({
  id: z.string(),
  leadId: z.string().nullable(),
  listId: z.string().nullable(),
  campaignId: z.string().nullable(),
  campaignName: z.string().nullable(),
  userId: z.string().nullable(),
  userName: z.string().nullable(),
  /** Dialed by the system without an agent. */
  system: z.boolean(),
  phone: z.string().nullable(),
  numberDialed: z.string().nullable(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  status: z.string(),
  statusName: z.string().nullable(),
  startedAt: instant.nullable(),
  seconds: z.number().nullable(),
  callType: z.string().nullable(),
  endedBy: z.string().nullable(),
  queueId: z.string().nullable(),
  queueSeconds: z.number().nullable(),
  calledCount: z.number().nullable(),
  comment: z.string().nullable(),
  recordings: z.array(recording),
})
export type Call = z.infer<typeof call>
