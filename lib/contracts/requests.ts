import * as z from 'zod/mini'
import { upstreamId } from './paging'

/** The parts of a request that several routes share. */
export const nothing = z.object({})
export const idempotencyKey = z
  .string({ error: 'Idempotency-Key header is missing' })
  .check(z.regex(/^[A-Za-z0-9_-]{16,64}$/, 'must be 16 to 64 letters, digits, - or _'))
/** An id of an upstream noun in the path. */
export const byUpstreamId = z.object({ id: upstreamId })
/** An id of ours in the path. */
export const byOwnId = z.object({ id: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/, 'is not an id')) })
