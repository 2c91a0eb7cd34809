import { toInstant } from '@/lib/shared/instant'
import { AppError } from '@/lib/server/core/errors'
import { newSecret } from '@/lib/server/core/ids'
import { recordAct } from '../audit/record-act'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { refuseWeak } from './refuse-weak'

/**
 * The own password, proven by the current one; guesses at it count with those of signing in again in this session (too_many_requests).
 * Ends all other sessions of this person; answers under which id this one goes on.
 */
export async function changePassword(ctx: Ctx, input: { current: string; next: string }): Promise<{ sessionId: string | null }> {
  assertMay(ctx, 'self.manage')
  const { userId, sessionId, address } = ctx.actor
  const user = userId === null ? null : await ctx.store.users.get(userId)
  const hash = userId === null ? null : await ctx.store.users.passwordHash(userId)
  if (user === null || hash === null) throw new AppError('not_found', 'There is no such user.')
  const act = { action: 'users.change-password', target: { kind: 'user', id: user.id, name: user.name } } as const
  return await recordAct(ctx, act, async () => {
    const tried = { account: user.email, sessionId, address }
    const isRight = await ctx.passwordTries.run(tried, () => ctx.passwords.verify(hash, input.current), Boolean)
    if (!isRight)
      throw new AppError('invalid_request', 'The current password is not right.', { fields: [{ path: 'current', message: 'is not right' }] })
    refuseWeak(ctx, input.next, user.email, 'next')
    await ctx.store.users.update(user.id, { passwordHash: await ctx.passwords.hash(input.next) })
    const at = toInstant(ctx.clock.now())
    await ctx.store.sessions.endAll(user.id, at, sessionId ?? undefined)
    ctx.events.publish({ kind: 'session.ended', at }, { userId: user.id, exceptSessionId: sessionId })
    const own = sessionId === null ? null : await ctx.store.sessions.get(sessionId)
    if (own === null || own.endedAt !== null) return { sessionId: null }
    // Whoever copied the cookie before has nothing with it.
    const as = newSecret()
    await ctx.store.sessions.replace(own, as, at)
    ctx.events.move(own.id, as)
    return { sessionId: as }
  })
}
