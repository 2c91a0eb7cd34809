import type { AuditAction, AuditOutcome } from '@/lib/contracts/audit'
import { toInstant } from '@/lib/shared/instant'
import { isAppError } from '@/lib/server/core/errors'
import type { AuditRecord } from '@/lib/server/ports/store'
import type { Ctx } from '../desk'

export type ActTarget = { kind: string; id: string; name?: string }
export type Act = {
  action: AuditAction
  target?: ActTarget
  before?: unknown
  after?: unknown
  reason?: string | undefined
}

/** Writes the intent durably and answers the act's id; if this throws, the act must not happen. */
export async function beginAct(ctx: Ctx, act: Act): Promise<string> {
  const actId = ctx.newId()
  await appendRow(ctx, actId, act, 'attempted')
  return actId
}

/** Writes an outcome beside its intent. `upstream` is our own wording of what Convoso answered. */
export async function endAct(ctx: Ctx, actId: string, act: Act, result: { outcome: AuditOutcome; upstream?: string | undefined }): Promise<void> {
  await appendRow(ctx, actId, act, result.outcome, result.upstream)
}

/** For acts that touch only our own store: intent, the act, outcome. */
export async function recordAct<T>(ctx: Ctx, act: Act, run: () => Promise<T>): Promise<T> {
  const actId = await beginAct(ctx, act)
  try {
    const result = await run()
    await endAct(ctx, actId, act, { outcome: 'succeeded' })
    return result
  } catch (error) {
    await endAct(ctx, actId, { ...act, reason: isAppError(error) ? error.message : 'internal error' }, { outcome: 'failed' })
    throw error
  }
}

/** A single row for something that happened without an act of ours. */
export async function recordObserved(ctx: Ctx, act: Act, outcome: AuditOutcome = 'observed'): Promise<void> {
  await appendRow(ctx, ctx.newId(), act, outcome)
}

async function appendRow(ctx: Ctx, actId: string, act: Act, outcome: AuditOutcome, upstream?: string): Promise<void> {
  const { actor } = ctx
  const record: AuditRecord = {
    actId,
    outcome,
    action: act.action,
    actorId: actor.userId,
    actorName: actor.name,
    actorRole: actor.role,
    address: actor.address,
    requestId: actor.requestId,
    targetKind: act.target?.kind ?? null,
    targetId: act.target?.id ?? null,
    targetName: act.target?.name ?? null,
    before: act.before,
    after: act.after,
    reason: act.reason ?? null,
    upstream: upstream ?? null,
  }
  await ctx.store.audit.append(record, toInstant(ctx.clock.now()))
}
