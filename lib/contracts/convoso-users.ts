import * as z from 'zod/mini'
import { instant } from './paging'

/** A user of the dialer itself, not of this console. */
export const convosoUser = z.object({
  id: z.string(),
  email: z.nullable(z.string()),
  firstName: z.string(),
  lastName: z.string(),
  level: z.nullable(z.number()),
  active: z.boolean(),
  createdAt: z.nullable(instant),
  lastSignInAt: z.nullable(instant),
})
export type ConvosoUser = z.infer<typeof convosoUser>
