import type { CreateUserInput, User } from '@/lib/contracts/users'
import { toInstant } from '@/lib/shared/instant'
import { recordAct } from '../audit/record-act'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { requireFreshSignIn } from '../require-fresh-sign-in'
import { refuseWeak } from './refuse-weak'

/** An admin only after a fresh sign-in (reauth_required). Throws conflict when the e-mail is taken, invalid_request for a refused password. */
export async function createUser(ctx: Ctx, input: CreateUserInput): Promise<User> {
  assertMay(ctx, 'users.manage')
  if (input.role === 'admin') requireFreshSignIn(ctx)
  refuseWeak(ctx, input.password, input.email)
  const user: User = {
    id: ctx.newId(),
    email: input.email,
    name: input.name,
    role: input.role,
    disabled: false,
    demo: false,
    createdAt: toInstant(ctx.clock.now()),
    lastSignInAt: null,
  }
  const passwordHash = await ctx.passwords.hash(input.password)
  const act = { action: 'users.create', target: { kind: 'user', id: user.id, name: user.name }, before: null, after: { role: user.role } } as const
  await recordAct(ctx, act, () => ctx.store.users.insert({ ...user, passwordHash }))
  ctx.events.publish({ kind: 'users.changed', at: toInstant(ctx.clock.now()) })
  return user
}
