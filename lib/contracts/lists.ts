import * as z from 'zod/mini'
import { instant, upstreamId } from './paging'

export const list = z.object({
  id: upstreamId,
  name: z.string(),
  active: z.boolean(),
  /** Only some upstream generations name it in the row. */
  campaignId: z.nullable(upstreamId),
  lastCalledAt: z.nullable(instant),
})
export type List = z.infer<typeof list>

export const newList = z.strictObject({
  name: z.string().check(z.minLength(10), z.maxLength(30)),
  campaignId: upstreamId,
  description: z.optional(z.string().check(z.maxLength(255))),
  active: z.optional(z.boolean()),
})
export type NewList = z.infer<typeof newList>
export const listChanges = z.partial(newList)
export type ListChanges = z.infer<typeof listChanges>
