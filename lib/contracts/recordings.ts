import { z } from 'zod'
import { instant } from './paging'

/** `source` is the upstream's address or bare file name: a bearer secret that never leaves the server. */
export const recording = z.object({
  id: z.string(),
  leadId: z.string().nullable(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  seconds: z.number().nullable(),
  source: z.string().nullable(),
})
export type Recording = z.infer<typeof recording>
