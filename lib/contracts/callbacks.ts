import * as z from 'zod/mini'
import { instant } from './paging'

export const callbackStage = z.enum(['pending', 'completed', 'dismissed', 'past-due', 'other'])

export const callback = z.object({
  id: z.string(),
  leadId: z.nullable(z.string()),
  listId: z.nullable(z.string()),
  campaignId: z.nullable(z.string()),
  campaignName: z.nullable(z.string()),
  userId: z.nullable(z.string()),
  userName: z.nullable(z.string()),
  recipient: z.enum(['system', 'personal', 'other']),
  stage: callbackStage,
  stageLabel: z.string(),
  dueAt: z.nullable(instant),
  createdAt: z.nullable(instant),
  modifiedAt: z.nullable(instant),
  phone: z.nullable(z.string()),
  comments: z.nullable(z.string()),
})
export type Callback = z.infer<typeof callback>
