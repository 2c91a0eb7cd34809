import type { UpdateUserInput, User } from '@/lib/contracts/users'
import { toInstant } from '@/lib/shared/instant'
import { AppError } from '@/lib/server/core/errors'
import { recordAct } from '../audit/record-act'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { requireFreshSignIn } from '../require-fresh-sign-in'
import { refuseWeak } from './refuse-weak'

/** Name, role, disabled. A narrower role or a disabling takes effect with the person's next request. A role only after a fresh sign-in (reauth_required). */
export async function updateUser(ctx: Ctx, userId: string, changes: UpdateUserInput): Promise<User> {
  assertMay(ctx, 'users.manage')
  if (changes.role !== undefined) requireFreshSignIn(ctx)
  const user = await requireUser(ctx, userId)
  const losesAdmin = user.role === 'admin' && !user.disabled && (changes.disabled === true || (changes.role !== undefined && changes.role !== 'admin'))
  if (losesAdmin) await refuseLastAdmin(ctx, userId)
  const applied = withoutUndefined(changes)
  await recordAct(
    ctx,
    {
      action: 'users.update',
      target: { kind: 'user', id: user.id, name: user.name },
      before: { name: user.name, role: user.role, disabled: user.disabled },
      after: applied,
    },
    () => ctx.store.users.update(userId, applied),
  )
  if (changes.disabled === true) await endSessions(ctx, userId)
  ctx.events.publish({ kind: 'users.changed', at: toInstant(ctx.clock.now()) })
  return await requireUser(ctx, userId)
}

/** Sets a new password for somebody and ends all of their sessions. Throws reauth_required. */
export async function resetPassword(ctx: Ctx, userId: string, password: string): Promise<void> {
  assertMay(ctx, 'users.manage')
  requireFreshSignIn(ctx)
  const user = await requireUser(ctx, userId)
  refuseWeak(ctx, password, user.email)
  const passwordHash = await ctx.passwords.hash(password)
  const act = { action: 'users.reset-password', target: { kind: 'user', id: user.id, name: user.name } } as const
  await recordAct(ctx, act, () => ctx.store.users.update(userId, { passwordHash }))
  await endSessions(ctx, userId)
}

async function endSessions(ctx: Ctx, userId: string): Promise<void> {
  await ctx.store.sessions.endAll(userId, toInstant(ctx.clock.now()))
  ctx.events.publish({ kind: 'session.ended', at: toInstant(ctx.clock.now()) }, { userId })
}

async function requireUser(ctx: Ctx, userId: string): Promise<User> {
  const user = await ctx.store.users.get(userId)
  if (user === null) throw new AppError('not_found', 'There is no such user.')
  return user
}

async function refuseLastAdmin(ctx: Ctx, userId: string): Promise<void> {
  const others = (await ctx.store.users.list()).filter((user) => user.role === 'admin' && !user.disabled && user.id !== userId)
  if (others.length === 0) throw new AppError('conflict', 'This is the last admin: make somebody else an admin first.')
}

const withoutUndefined = (changes: UpdateUserInput): { name?: string; role?: User['role']; disabled?: boolean } => ({
  ...(changes.name === undefined ? {} : { name: changes.name }),
  ...(changes.role === undefined ? {} : { role: changes.role }),
  ...(changes.disabled === undefined ? {} : { disabled: changes.disabled }),
})
