import * as z from 'zod/mini'
import { instant } from './paging'

/** What reaches browsers over the one event stream; each is a nudge to re-read, never data itself. */
export const liveEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('campaigns.changed'), at: instant, ids: z.array(z.string()) }),
  z.object({ kind: z.literal('campaigns.drifted'), at: instant, ids: z.array(z.string()) }),
  z.object({ kind: z.literal('stop-set.changed'), at: instant }),
  z.object({ kind: z.literal('run.changed'), at: instant, runId: z.string() }),
  z.object({ kind: z.literal('job.changed'), at: instant, jobId: z.string() }),
  z.object({ kind: z.literal('users.changed'), at: instant }),
  z.object({ kind: z.literal('lead.changed'), at: instant, id: z.string() }),
  z.object({ kind: z.literal('session.ended'), at: instant }),
])
export type LiveEvent = z.infer<typeof liveEvent>
