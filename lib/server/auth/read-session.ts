import type { User } from '@/lib/contracts/users'
import { isAppError } from '@/lib/server/core/errors'
import type { Store, StoredSession } from '@/lib/server/ports/store'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { isAlive, mayBeHere, successorOf, touchEveryMs } from './session-rules'

type Deps = { store: Pick<Store, 'sessions'>; now: () => number; isSandbox: boolean }

/**
 * The session and its user as they are this very moment, or null when either is gone. `isBackground`: a poll nobody asked for,
 * which does not keep the session alive.
 */
export async function readSession(
  deps: Deps,
  { sessionId, isBackground }: { sessionId: string; isBackground: boolean },
): Promise<{ session: StoredSession; user: User } | null> {
  const at = deps.now()
  const found = await findSession(deps, sessionId)
  if (found === null) return null
  if (!isAlive(found.session, at)) {
    // Written down, so that a clock set back does not revive it.
    await ifStorageAllows(() => deps.store.sessions.end(found.session.id, toInstant(at)))
    return null
  }
  if (!mayBeHere(found.user, deps.isSandbox)) return null
  if (!isBackground && at - fromInstant(found.session.lastSeenAt) >= touchEveryMs)
    await ifStorageAllows(() => deps.store.sessions.touch(found.session.id, toInstant(at)))
  return found
}

type Found = { session: StoredSession; user: User }

/** One that was just replaced is answered by its successor, but counts as signed in no later than it was itself. */
async function findSession({ store, now }: Deps, sessionId: string): Promise<Found | null> {
  const found = await store.sessions.withUser(sessionId)
  if (found === null || found.session.endedAt === null) return found
  const { authenticatedAt } = found.session
  const successor = successorOf(found.session, now())
  const next = successor === null ? null : await store.sessions.withUser(successor)
  if (next === null || next.session.endedAt !== null) return null
  return { session: { ...next.session, authenticatedAt }, user: next.user }
}

/** Reading goes on with a full or busy disk; the note is made by the next request. */
async function ifStorageAllows(write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (!isAppError(error) || (error.code !== 'storage_full' && error.code !== 'storage_busy')) throw error
  }
}
