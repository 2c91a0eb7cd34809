import type { Session } from '@/lib/contracts/users'
import { toInstant } from '@/lib/shared/instant'
import { AppError } from '@/lib/server/core/errors'
import { recordAct } from '../audit/record-act'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'

/** Where the own account is signed in right now, newest first. */
export async function getOwnSessions(ctx: Ctx): Promise<Session[]> {
  const open = await ctx.store.sessions.listOpen(requireUserId(ctx))
  return open
    .map(({ id, createdAt, lastSeenAt, address, userAgent }) => ({ id, createdAt, lastSeenAt, address, userAgent, current: id === ctx.actor.sessionId }))
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
}

/** Ends one of the own sessions; somebody else's is not found. */
export async function endOwnSession(ctx: Ctx, sessionId: string): Promise<void> {
  const userId = requireUserId(ctx)
  const session = await ctx.store.sessions.get(sessionId)
  if (session === null || session.userId !== userId || session.endedAt !== null) throw new AppError('not_found', 'There is no such open session.')
  const at = toInstant(ctx.clock.now())
  await recordAct(ctx, { action: 'sessions.revoke', target: { kind: 'session', id: sessionId } }, () => ctx.store.sessions.end(sessionId, at))
  ctx.events.publish({ kind: 'session.ended', at }, { sessionId })
}

/** Signs the own account out everywhere, this browser included; answers how many sessions ended. */
export async function endOwnSessions(ctx: Ctx): Promise<number> {
  const userId = requireUserId(ctx)
  const at = toInstant(ctx.clock.now())
  const act = { action: 'sessions.revoke', target: { kind: 'user', id: userId, name: ctx.actor.name } } as const
  const ended = await recordAct(ctx, act, () => ctx.store.sessions.endAll(userId, at))
  ctx.events.publish({ kind: 'session.ended', at }, { userId })
  return ended
}

function requireUserId(ctx: Ctx): string {
  assertMay(ctx, 'self.manage')
  if (ctx.actor.userId === null) throw new AppError('forbidden', 'Only a person has sessions.')
  return ctx.actor.userId
}
