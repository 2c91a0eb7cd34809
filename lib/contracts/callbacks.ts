import { z } from 'zod'
import { instant } from './paging'

export const callbackStage = z.enum(['pending', 'completed', 'dismissed', 'past-due', 'other'])

export const callback = z.object({
  id: z.string(),
  leadId: z.string().nullable(),
  listId: z.string().nullable(),
  campaignId: z.string().nullable(),
  campaignName: z.string().nullable(),
  userId: z.string().nullable(),
  userName: z.string().nullable(),
  recipient: z.enum(['system', 'personal', 'other']),
  stage: callbackStage,
  stageLabel: z.string(),
  dueAt: instant.nullable(),
  createdAt: instant.nullable(),
  modifiedAt: instant.nullable(),
  phone: z.string().nullable(),
  comments: z.string().nullable(),
})
export type Callback = z.infer<typeof callback>
