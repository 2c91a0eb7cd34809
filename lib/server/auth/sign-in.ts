import type { User } from '@/lib/contracts/users'
import { AppError } from '@/lib/server/core/errors'
import { newSecret } from '@/lib/server/core/ids'
import type { PasswordTries } from '@/lib/server/ports/password-tries'
import type { Passwords } from '@/lib/server/ports/passwords'
import type { Store, StoredSession, StoredUser } from '@/lib/server/ports/store'
import { toInstant } from '@/lib/shared/instant'
import { dummyHash, needsRehash } from './passwords'
import { isAlive, mayBeHere, openSessionsPerUser } from './session-rules'

export type SignInDeps = {
  store: Pick<Store, 'users' | 'sessions' | 'audit'>
  passwords: Passwords
  passwordTries: PasswordTries
  now: () => number
  newId: () => string
  settings: { sandbox: boolean }
  /** An open session goes on under another id. */
  onReplaced?: (from: string, to: string) => void
}

type SignInInput = {
  email: string
  password: string
  address: string | null
  userAgent: string | null
  requestId?: string | null
  /** The session this browser already has: its person cannot be locked out by somebody's guesses, and signing in again confirms it. */
  currentSessionId?: string | null
}

/**
 * Checks the password and opens a session of its own; where its person already has one in this browser, that one goes on under the new
 * id, as freshly signed in and no longer than before. Throws unauthenticated, in the same words and after the same time whatever
 * was wrong, or too_many_requests with `retryAfterSeconds`.
 */
export async function signIn(deps: SignInDeps, input: SignInInput): Promise<{ sessionId: string; user: User }> {
  const own = await ownSession(deps, input)
  const tried = { account: plainEmail(input.email), sessionId: own?.id ?? null, address: input.address }
  const person = await deps.passwordTries.run(tried, () => checkPassword(deps, input), (answer) => !('refusal' in answer))
  if ('refusal' in person) {
    await recordFailure(deps, { ...input, own }, person)
    throw new AppError('unauthenticated', 'The e-mail address or the password is not right.')
  }
  const { passwordHash: _kept, ...user } = person.known
  return { sessionId: await openSession(deps, { ...input, own }, person.known), user }
}

type Refused = { refusal: string; known: StoredUser | null }
type Known = SignInInput & { own: StoredSession | null }

/** The open session that this very account already has in this browser. */
async function ownSession(deps: SignInDeps, { email, currentSessionId }: SignInInput): Promise<StoredSession | null> {
  const current = currentSessionId === null || currentSessionId === undefined ? null : await deps.store.sessions.withUser(currentSessionId)
  return current !== null && current.user.email === plainEmail(email) && isAlive(current.session, deps.now()) ? current.session : null
}

const plainEmail = (email: string): string => email.trim().toLowerCase()

async function checkPassword(deps: SignInDeps, { email, password }: SignInInput): Promise<Refused | { known: StoredUser }> {
  const plain = plainEmail(email)
  const known = isStorable(plain) ? await deps.store.users.byEmail(plain) : null
  const matches = await deps.passwords.verify(known?.passwordHash ?? dummyHash, password)
  if (known === null) return { refusal: 'no such account', known }
  if (!matches) return { refusal: 'wrong password', known }
  if (!mayBeHere(known, deps.settings.sandbox)) return { refusal: known.disabled ? 'account disabled' : 'demo account outside the sandbox', known }
  if (needsRehash(known.passwordHash)) await deps.store.users.update(known.id, { passwordHash: await deps.passwords.hash(password) })
  return { known }
}

/** PostgreSQL cannot even look for a text with these. */
const isStorable = (text: string): boolean => text.length <= 254 && !text.includes('\u0000') && text.isWellFormed()

/** What was typed as an unknown address stays out of the audit: people type their password there. */
async function recordFailure(deps: SignInDeps, input: Known, { refusal, known }: Refused): Promise<void> {
  await deps.store.audit.append({ ...actOf(deps, input, known), outcome: 'failed', reason: refusal }, toInstant(deps.now()))
}

async function openSession(deps: SignInDeps, input: Known, user: StoredUser): Promise<string> {
  const { own } = input
  const at = toInstant(deps.now())
  await deps.store.audit.append({ ...actOf(deps, input, user), outcome: 'succeeded' }, at)
  const browser = { address: input.address, userAgent: input.userAgent?.slice(0, 300) ?? null }
  const sessionId = newSecret()
  if (own === null) {
    await deps.store.sessions.insert({ ...browser, id: sessionId, userId: user.id, createdAt: at, lastSeenAt: at, authenticatedAt: at, endedAt: null, replacedBy: null })
  } else {
    await deps.store.sessions.replace({ ...own, ...browser }, sessionId, at)
    deps.onReplaced?.(own.id, sessionId)
  }
  await deps.store.users.update(user.id, { lastSignInAt: at })
  await endSurplus(deps, user.id, sessionId)
  return sessionId
}

async function endSurplus(deps: SignInDeps, userId: string, newest: string): Promise<void> {
  const others = (await deps.store.sessions.listOpen(userId)).filter((session) => session.id !== newest)
  const alive = others.filter((session) => isAlive(session, deps.now()))
  const kept = new Set(alive.slice(0, openSessionsPerUser - 1).map((session) => session.id))
  for (const session of others) if (!kept.has(session.id)) await deps.store.sessions.end(session.id, toInstant(deps.now()))
}

const actOf = (deps: SignInDeps, input: Known, user: StoredUser | null) =>
  ({
    actId: deps.newId(),
    action: input.own === null ? 'sessions.sign-in' : 'sessions.confirm',
    actorId: user?.id ?? null,
    actorName: user?.name ?? 'Somebody unknown',
    actorRole: user?.role ?? null,
    address: input.address,
    requestId: input.requestId ?? null,
    targetKind: user === null ? null : 'user',
    targetId: user?.id ?? null,
    targetName: user?.name ?? null,
  }) as const
