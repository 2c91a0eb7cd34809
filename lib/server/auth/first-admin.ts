import { createHash, timingSafeEqual } from 'node:crypto'
import { AppError } from '@/lib/server/core/errors'
import { SettingsError } from '@/lib/server/core/env'
import { newSecret } from '@/lib/server/core/ids'
import type { User } from '@/lib/contracts/users'
import type { Passwords } from '@/lib/server/ports/passwords'
import type { Store } from '@/lib/server/ports/store'
import { toInstant } from '@/lib/shared/instant'

type FirstAdminDeps = {
  store: Pick<Store, 'users' | 'audit' | 'meta' | 'idempotency'>
  passwords: Passwords
  now: () => number
  newId: () => string
  settings: { APP_URL: string; ADMIN_EMAIL?: string | undefined; ADMIN_PASSWORD?: string | undefined }
}

type Request = { address: string | null; requestId: string | null }
type NewAdmin = { email: string; name: string; password: string }

/**
 * For a store without users: makes the admin that the settings name, or a one-time link for the start to print (a newer start
 * replaces it). Null when there is nothing to do. Throws SettingsError for a refused password.
 */
export async function prepareFirstAdmin(deps: FirstAdminDeps): Promise<string | null> {
  if ((await deps.store.users.count()) > 0) {
    await deps.store.meta.remove(tokenKey)
    return null
  }
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = deps.settings
  if (email === undefined || password === undefined) return await makeSetupLink(deps)
  const problem = deps.passwords.problem(password, email)
  if (problem !== null) throw new SettingsError([`ADMIN_PASSWORD ${problem}`])
  await insertAdmin(deps, { email, name: 'Admin', password }, { address: null, requestId: null })
  return null
}

/**
 * The set-up page's one act. Throws gone when the link was used, replaced or never made, invalid_request for a refused password.
 */
export async function createFirstAdmin(deps: FirstAdminDeps, input: NewAdmin & { token: string }, request: Request): Promise<User> {
  const expected = await deps.store.meta.get(tokenKey)
  const given = hashOf(input.token)
  if (expected === null || !isSame(expected, given) || (await deps.store.users.count()) > 0) throw usedUp()
  const message = deps.passwords.problem(input.password, input.email)
  if (message !== null) throw new AppError('invalid_request', `The password ${message}.`, { fields: [{ path: 'password', message }] })
  // Two who press at once: the store lets one of them through.
  const claim = await deps.store.idempotency.claim(`${tokenKey}.${given}`, 'setup', given, toInstant(deps.now()))
  if (claim.kind !== 'new') throw usedUp()
  try {
    const user = await insertAdmin(deps, input, request)
    await deps.store.meta.remove(tokenKey)
    return user
  } catch (error) {
    await deps.store.idempotency.release(`${tokenKey}.${given}`, 'setup')
    throw error
  }
}

const tokenKey = 'setup.token'
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
const isSame = (left: string, right: string): boolean => left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right))
const usedUp = (): AppError =>
  new AppError('gone', 'This set-up link was used already or is no longer valid. A restart prints a new one while there are no users.')

async function makeSetupLink({ store, settings }: FirstAdminDeps): Promise<string> {
  const token = newSecret()
  await store.meta.put(tokenKey, hashOf(token))
  // Behind the # it reaches no server log and no Referer.
  return new URL(`/setup#${token}`, settings.APP_URL).href
}

async function insertAdmin(deps: FirstAdminDeps, { email, name, password }: NewAdmin, request: Request): Promise<User> {
  const passwordHash = await deps.passwords.hash(password)
  const at = toInstant(deps.now())
  const id = deps.newId()
  const user: User = { id, email: email.toLowerCase(), name, role: 'admin', disabled: false, demo: false, createdAt: at, lastSignInAt: null }
  const act = {
    actId: deps.newId(),
    action: 'users.first-admin',
    actorId: null,
    actorName: 'Set-up',
    actorRole: 'system',
    ...request,
    targetKind: 'user',
    targetId: id,
    targetName: name,
  } as const
  await deps.store.audit.append({ ...act, outcome: 'attempted' }, at)
  try {
    await deps.store.users.insert({ ...user, passwordHash })
  } catch (error) {
    await deps.store.audit.append({ ...act, outcome: 'failed' }, toInstant(deps.now()))
    throw error
  }
  await deps.store.audit.append({ ...act, outcome: 'succeeded', after: { role: user.role } }, toInstant(deps.now()))
  return user
}
