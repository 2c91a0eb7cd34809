import { stopSetAnswer, type StopSetAnswer } from '@/lib/contracts/campaigns'
import { AppError } from '@/lib/server/core/errors'
import type { StoredStopSet } from '@/lib/server/ports/store'
import { recordAct } from '../audit/record-act'
import { toInstant } from '@/lib/shared/instant'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { once } from '../once'
import { getStopSet } from './get-stop-set'
import { startRun } from './start-run'

export type RestoreStopSet = { stopSetId: string; campaignIds: string[]; idempotencyKey: string }

/** Turns on the ticked campaigns of the open stop set and no other. Closes the set when every one of them is proven on. */
export async function restoreStopSet(ctx: Ctx, input: RestoreStopSet): Promise<StopSetAnswer> {
  assertMay(ctx, 'campaigns.stop-all')
  return await once(ctx, {
    key: input.idempotencyKey,
    request: { restore: input.stopSetId, campaignIds: input.campaignIds },
    answer: stopSetAnswer,
    run: async () => {
      const set = await requireOpen(ctx, input.stopSetId)
      const members = await ctx.store.stopSets.campaigns(set.id)
      const stranger = input.campaignIds.find((id) => !members.some((row) => row.campaignId === id))
      if (stranger !== undefined) throw new AppError('invalid_request', `Campaign ${stranger} is not part of this stop set.`)
      await refuseWhileRunning(ctx, set.id)
      await startRun(ctx, {
        kind: 'restore',
        active: true,
        stopSetId: set.id,
        campaigns: members
          .filter((row) => input.campaignIds.includes(row.campaignId))
          .map((row) => ({ id: row.campaignId, name: row.campaignName, expectedActive: false })),
      })
      ctx.events.publish({ kind: 'stop-set.changed', at: toInstant(ctx.clock.now()) })
      return await getStopSet(ctx)
    },
  })
}

/** Closes the open set without switching anything: what was stopped stays stopped. */
export async function dismissStopSet(ctx: Ctx, input: { stopSetId: string }): Promise<StopSetAnswer> {
  assertMay(ctx, 'campaigns.stop-all')
  const set = await requireOpen(ctx, input.stopSetId)
  await refuseWhileRunning(ctx, set.id)
  const members = await ctx.store.stopSets.campaigns(set.id)
  const at = toInstant(ctx.clock.now())
  const act = {
    action: 'campaigns.dismiss-stop-set',
    target: { kind: 'stop-set', id: set.id },
    before: { campaigns: members.map((row) => row.campaignName) },
    after: null,
  } as const
  await recordAct(ctx, act, () => ctx.store.stopSets.close(set.id, 'dismissed', ctx.actor.name, at))
  ctx.events.publish({ kind: 'stop-set.changed', at })
  return await getStopSet(ctx)
}

async function requireOpen(ctx: Ctx, stopSetId: string): Promise<StoredStopSet> {
  const open = await ctx.store.stopSets.open()
  if (open === null || open.id !== stopSetId) throw new AppError('conflict', 'This stop set is closed already; the page shows how it ended.')
  return open
}

async function refuseWhileRunning(ctx: Ctx, stopSetId: string): Promise<void> {
  const newest = await ctx.store.runs.latestForStopSet(stopSetId)
  if (newest?.run.status === 'running')
    throw new AppError('in_progress', `${newest.run.actorName}'s ${newest.run.kind === 'restore' ? 'restore' : 'stop'} of this set is still running.`)
}
