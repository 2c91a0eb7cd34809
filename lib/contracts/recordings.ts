import * as z from 'zod/mini'
import { instant } from './paging'

/** `source` is the upstream's address or bare file name: a bearer secret that never leaves the server. */
export const recording = z.object({
  id: z.string(),
  leadId: z.nullable(z.string()),
  startedAt: z.nullable(instant),
  endedAt: z.nullable(instant),
  seconds: z.nullable(z.number()),
  source: z.nullable(z.string()),
})
export type Recording = z.infer<typeof recording>
