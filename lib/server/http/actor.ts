import { readSession } from '@/lib/server/auth/read-session'
import { sessionIdFromCookie } from '@/lib/server/auth/session-cookie'
import type { Ctx } from '@/lib/server/context/desk'
import type { OpenDesk } from '@/lib/server/context/open-desk'
import { AppError } from '@/lib/server/core/errors'
import { newId } from '@/lib/server/core/ids'
import type { Actor } from '@/lib/server/ports/actor'

/** Set by our own server from the socket, after it deleted what the client sent under these names. */
export const addressHeader = 'x-switchyard-address'
export const requestIdHeader = 'x-switchyard-request-id'
/** Polls of a page nobody touches: they must not keep a session alive. */
export const backgroundHeader = 'x-switchyard-background'

export const requestIdOf = (headers: Headers): string => headers.get(requestIdHeader) ?? newId()

/** The person behind a request, read from the store each time, or null. */
export async function findActor(open: OpenDesk, headers: Headers, isBackground = false): Promise<Actor | null> {
  const cookie = headers.get('cookie')
  const sessionId = cookie === null ? null : await sessionIdFromCookie(cookie, open.authSecret)
  if (sessionId === null) return null
  const { desk, settings } = open
  const found = await readSession(
    { store: desk.store, now: desk.clock.now, isSandbox: settings.sandbox },
    { sessionId, isBackground: isBackground || headers.get(backgroundHeader) !== null },
  )
  if (found === null) return null
  return {
    userId: found.user.id,
    name: found.user.name,
    role: found.user.role,
    sessionId: found.session.id,
    authenticatedAt: found.session.authenticatedAt,
    address: headers.get(addressHeader),
    requestId: requestIdOf(headers),
  }
}

export async function requireCtx(open: OpenDesk, headers: Headers, isBackground = false): Promise<Ctx> {
  const actor = await findActor(open, headers, isBackground)
  if (actor === null) throw new AppError('unauthenticated', 'You are not signed in, or the session has ended.')
  return { ...open.desk, actor }
}
