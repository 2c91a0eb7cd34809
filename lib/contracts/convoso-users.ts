import { z } from 'zod'
import { instant } from './paging'

/** A user of the dialer itself, not of this console. */
export const convosoUser = z.object({
  id: z.string(),
  email: z.string().nullable(),
  firstName: z.string(),
  lastName: z.string(),
  level: z.number().nullable(),
  active: z.boolean(),
  createdAt: instant.nullable(),
  lastSignInAt: instant.nullable(),
})
export type ConvosoUser = z.infer<typeof convosoUser>
