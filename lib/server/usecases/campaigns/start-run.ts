import type { RunKind } from '@/lib/contracts/campaigns'
import { toInstant } from '@/lib/shared/instant'
import { AppError } from '@/lib/server/core/errors'
import type { StoredRun, StoredRunItem } from '@/lib/server/ports/store'
import { beginAct } from '../audit/record-act'
import type { Ctx } from '../desk'
import { runAct } from './run-act'
import { workRun } from './work-run'

export type RunOrder = {
  kind: RunKind
  active: boolean
  stopSetId: string | null
  reason?: string | undefined
  campaigns: { id: string; name: string; expectedActive: boolean }[]
}

/** Writes the intent and the whole plan durably, then works it off behind the answer. Answers the run's id. */
export async function startRun(ctx: Ctx, order: RunOrder): Promise<string> {
  if (ctx.actor.role === 'system') throw new AppError('forbidden', 'A run needs a person who answers for it.')
  const at = toInstant(ctx.clock.now())
  const id = ctx.newId()
  const run: StoredRun = {
    id,
    kind: order.kind,
    active: order.active,
    status: 'running',
    stopSetId: order.stopSetId,
    actorId: ctx.actor.userId,
    actorName: ctx.actor.name,
    actorRole: ctx.actor.role,
    actId: '',
    reason: order.reason ?? null,
    createdAt: at,
    finishedAt: null,
  }
  const actId = await beginAct(ctx, runAct(run, { campaigns: order.campaigns.map((campaign) => campaign.name) }))
  const items = order.campaigns.map((campaign): StoredRunItem => ({
    runId: id,
    campaignId: campaign.id,
    campaignName: campaign.name,
    expectedActive: campaign.expectedActive,
    status: 'pending',
    detail: null,
    upstreamCode: null,
    updatedAt: at,
  }))
  await ctx.store.runs.insert({ ...run, actId }, items)
  ctx.background(`switch run ${id}`, () => workRun(ctx, id))
  return id
}
