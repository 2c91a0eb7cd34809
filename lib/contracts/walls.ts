import * as z from 'zod/mini'
import { floorAgent, floorAnswer } from './live'
import { instant } from './paging'
import { wallCodeShape, wallNameLimit } from './walls-words'

/** A screen that may show the floor and nothing else. */
export const wall = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: instant,
  createdBy: z.string(),
  /** Of the screen, when it asked for its code. */
  address: z.nullable(z.string()),
  userAgent: z.nullable(z.string()),
  /** Null until the screen has fetched its access. */
  claimedAt: z.nullable(instant),
  lastSeenAt: z.nullable(instant),
  expiresAt: instant,
})
export type Wall = z.infer<typeof wall>

/** A screen that shows a code now. The code itself is told by nobody but the screen. */
export const waitingScreen = z.object({ askedAt: instant, expiresAt: instant, address: z.nullable(z.string()), userAgent: z.nullable(z.string()) })
export type WaitingScreen = z.infer<typeof waitingScreen>

export const wallsAnswer = z.object({ items: z.array(wall), waiting: z.array(waitingScreen), now: instant })
export type WallsAnswer = z.infer<typeof wallsAnswer>

export const approveWallInput = z.strictObject({
  /** As typed: small letters, blanks and the dash do not matter. */
  code: z
    .string()
    .check(z.maxLength(40), z.overwrite((typed) => typed.toUpperCase().replace(/[^A-Z0-9]/g, '')), z.regex(wallCodeShape, 'is not a code: eight letters as the screen shows them')),
  name: z.string().check(z.trim(), z.minLength(1, 'is empty'), z.maxLength(wallNameLimit, 'is too long')),
})
export type ApproveWallInput = z.infer<typeof approveWallInput>

export const wallCode = z.object({ code: z.string(), expiresAt: instant, now: instant })
export type WallCode = z.infer<typeof wallCode>

/** `paired`: the answer brings the cookie along. `expired`: ask for a new code. */
export const wallClaim = z.object({ status: z.enum(['waiting', 'paired', 'expired']) })
export type WallClaim = z.infer<typeof wallClaim>

/** Without ids of people, leads and calls; of a name the first word and an initial. */
export const wallAgent = z.object({
  key: z.string(),
  ...z.pick(floorAgent, { name: true, state: true, label: true, since: true, campaignName: true }).shape,
})
export type WallAgent = z.infer<typeof wallAgent>

export const wallFloor = z.object({ ...z.omit(floorAnswer, { agents: true }).shape, agents: z.array(wallAgent), timeZone: z.string() })
export type WallFloor = z.infer<typeof wallFloor>
