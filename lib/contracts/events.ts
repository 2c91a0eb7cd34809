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
  /** Without ids: any of them. */
  z.object({ kind: z.literal('lists.changed'), at: instant, ids: z.array(z.string()) }),
  z.object({ kind: z.literal('lead.changed'), at: instant, id: z.string() }),
  /** Somebody on the floor does something else than before; told only while somebody looks at the floor. */
  z.object({ kind: z.literal('floor.changed'), at: instant }),
  /** A number, a callback or a list on the page of today; told only while somebody looks at it. */
  z.object({ kind: z.literal('today.changed'), at: instant }),
  z.object({ kind: z.literal('session.ended'), at: instant }),
])
export type LiveEvent = z.infer<typeof liveEvent>
