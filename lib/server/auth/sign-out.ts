import type { Store } from '@/lib/server/ports/store'
import { toInstant } from '@/lib/shared/instant'

type Deps = { store: Pick<Store, 'sessions' | 'audit'>; now: () => number; newId: () => string }

/** Ends the session's row: its cookie is worth nothing from here on. Without an open session nothing happens. */
export async function signOut(deps: Deps, sessionId: string): Promise<void> {
  const found = await deps.store.sessions.withUser(sessionId)
  if (found === null || found.session.endedAt !== null) return
  const { session, user } = found
  const at = toInstant(deps.now())
  await deps.store.sessions.end(sessionId, at)
  await deps.store.audit.append(
    {
      actId: deps.newId(),
      outcome: 'succeeded',
      action: 'sessions.sign-out',
      actorId: user.id,
      actorName: user.name,
      actorRole: user.role,
      address: session.address,
      requestId: null,
      targetKind: 'user',
      targetId: user.id,
      targetName: user.name,
    },
    at,
  )
}
