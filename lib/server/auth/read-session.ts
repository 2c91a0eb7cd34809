import type { User } from '@/lib/contracts/users'
import { isAppError } from '@/lib/server/core/errors'
import type { Store, StoredSession } from '@/lib/server/ports/store'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { isAlive, mayBeHere, touchEveryMs } from './session-rules'

type Deps = { store: Pick<Store, 'sessions'>; now: () => number; isSandbox: boolean }

/**
 * The session and its user as they are this very moment, or null when either is gone. `isBackground`: a poll nobody asked for,
 * which does not keep the session alive.
 */
export async function readSession(
  deps: Deps,
  { sessionId, isBackground }: { sessionId: string; isBackground: boolean },
): Promise<{ session: StoredSession; user: User } | null> {
  const found = await deps.store.sessions.withUser(sessionId)
  if (found === null || found.session.endedAt !== null) return null
  const at = deps.now()
  if (!isAlive(found.session, at)) {
    // Written down, so that a clock set back does not revive it.
    await ifStorageAllows(() => deps.store.sessions.end(sessionId, toInstant(at)))
    return null
  }
  if (!mayBeHere(found.user, deps.isSandbox)) return null
  if (!isBackground && at - fromInstant(found.session.lastSeenAt) >= touchEveryMs)
    await ifStorageAllows(() => deps.store.sessions.touch(sessionId, toInstant(at)))
  return found
}

/** Reading goes on with a full or busy disk; the note is made by the next request. */
async function ifStorageAllows(write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (!isAppError(error) || (error.code !== 'storage_full' && error.code !== 'storage_busy')) throw error
  }
}
