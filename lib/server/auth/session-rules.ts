import type { User } from '@/lib/contracts/users'
import type { StoredSession } from '@/lib/server/ports/store'
import { fromInstant } from '@/lib/shared/instant'

const idleLimitMs = 30 * 60_000
export const absoluteLimitMs = 12 * 3_600_000
export const openSessionsPerUser = 5
/** A replaced id is good for what the browser sent before it heard of the new one. */
const replacedGraceMs = 10_000
/** Being seen is written down at most this often. */
export const touchEveryMs = 60_000

/** Neither ended, nor unused for 30 minutes, nor older than 12 hours. */
export const isAlive = (session: StoredSession, nowMs: number): boolean =>
  session.endedAt === null &&
  nowMs - fromInstant(session.lastSeenAt) <= idleLimitMs &&
  nowMs - fromInstant(session.createdAt) <= absoluteLimitMs

/** Replaced a moment ago, and by which. A clock that is set back revives nothing. */
export function successorOf({ endedAt, replacedBy }: StoredSession, nowMs: number): string | null {
  if (endedAt === null || replacedBy === null) return null
  const sinceMs = nowMs - fromInstant(endedAt)
  return sinceMs >= 0 && sinceMs <= replacedGraceMs ? replacedBy : null
}

/** Demo people exist in the embedded sandbox only, whatever the store says. */
export const mayBeHere = (user: User, isSandbox: boolean): boolean => !user.disabled && (!user.demo || isSandbox)
