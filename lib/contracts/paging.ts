import * as z from 'zod/mini'

/** A moment, ISO 8601 with offset; ours are always UTC. */
export const instant = z.iso.datetime({ offset: true })

/** Ids of the upstream: digits only and never zero, because Convoso reads lead id 0 as "everybody". */
export const upstreamId = z.string().check(z.regex(/^[1-9]\d{0,19}$/, 'must be a number above zero'))

/** When a read of the upstream started and when its answer was complete; the value was true in between. */
export const readStamp = z.object({ begunAt: instant, answeredAt: instant })
export type ReadStamp = z.infer<typeof readStamp>
