import { stopSetAnswer, type StopSetAnswer } from '@/lib/contracts/campaigns'
import { toInstant } from '@/lib/shared/instant'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { once } from '../once'
import { getStopSet } from './get-stop-set'
import { observeCampaigns } from './observe-campaigns'
import { startRun } from './start-run'

/**
 * Turns off every campaign that a fresh read shows on, and keeps them together in the open stop set.
 * Pressing it again adds; only Restore or Dismiss closes the set. Throws upstream_* when the states cannot be read: nothing was sent then.
 */
export async function stopAll(ctx: Ctx, input: { reason?: string | undefined; idempotencyKey: string }): Promise<StopSetAnswer> {
  assertMay(ctx, 'campaigns.stop-all')
  return await once(ctx, {
    key: input.idempotencyKey,
    request: { stopAll: input.reason ?? null },
    answer: stopSetAnswer,
    run: async () => {
      const read = await observeCampaigns(ctx, { begunAfter: ctx.clock.now() })
      const on = read.data.filter((campaign) => campaign.active || ctx.board.pending(campaign.id)?.desired === true)
      const at = toInstant(ctx.clock.now())
      const set = await ctx.store.stopSets.openOrGet({ id: ctx.newId(), openedAt: at, openedBy: ctx.actor.name })
      await startRun(ctx, {
        kind: 'stop-all',
        active: false,
        stopSetId: set.id,
        reason: input.reason,
        campaigns: on.map((campaign) => ({ id: campaign.id, name: campaign.name, expectedActive: true })),
      })
      ctx.events.publish({ kind: 'stop-set.changed', at })
      return await getStopSet(ctx)
    },
  })
}
