import * as z from 'zod/mini'
import { instant } from './paging'

/** Which upstream this console speaks to; shown in the shell and on Settings > Connection. */
export const environment = z.object({
  kind: z.enum(['sandbox', 'live']),
  apiUrl: z.string(),
  timeZone: z.string(),
})
export type Environment = z.infer<typeof environment>

export const probeResult = z.object({
  endpoint: z.string(),
  purpose: z.string(),
  outcome: z.enum(['allowed', 'refused', 'failed']),
  detail: z.string(),
  milliseconds: z.number(),
})

export const connection = z.object({
  environment,
  lastSuccessAt: z.nullable(instant),
  lastFailureAt: z.nullable(instant),
  lastFailure: z.nullable(z.string()),
  breakerOpen: z.boolean(),
  queued: z.number(),
  maxRps: z.number(),
  burst: z.number(),
  maxInFlight: z.number(),
  statusEncoding: z.string(),
  now: instant,
})
export type Connection = z.infer<typeof connection>
export const connectionCheck = z.object({ probes: z.array(probeResult), checkedAt: instant })
export type ConnectionCheck = z.infer<typeof connectionCheck>
