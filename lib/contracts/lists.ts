import { z } from 'zod'
import { instant, upstreamId } from './paging'

export const list = z.object({
  id: upstreamId,
  name: z.string(),
  active: z.boolean(),
  /** Only some upstream generations name it in the row. */
  campaignId: upstreamId.nullable(),
  lastCalledAt: instant.nullable(),
})
export type List = z.infer<typeof list>

export const newList = z.strictObject({
  name: z.string().min(10).max(30),
  campaignId: upstreamId,
  description: z.string().max(255).optional(),
  active: z.boolean().optional(),
})
export type NewList = z.infer<typeof newList>
export const listChanges = newList.partial()
export type ListChanges = z.infer<typeof listChanges>
