import { switchRun, type BulkSwitchInput, type SwitchRun } from '@/lib/contracts/campaigns'
import { AppError } from '@/lib/server/core/errors'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { once } from '../once'
import { getRun } from './get-run'
import { observeCampaigns } from './observe-campaigns'
import { startRun } from './start-run'

/** Switches many campaigns, each against the state the person saw; the answer is the run, its results follow. */
export async function bulkSwitch(ctx: Ctx, input: BulkSwitchInput & { idempotencyKey: string }): Promise<SwitchRun> {
  assertMay(ctx, 'campaigns.switch')
  const { idempotencyKey, ...order } = input
  return await once(ctx, {
    key: idempotencyKey,
    request: order,
    answer: switchRun,
    run: async () => {
      const read = await observeCampaigns(ctx, { maxAgeMs: 60_000 })
      const names = new Map(read.data.map((campaign) => [campaign.id, campaign.name]))
      const campaigns = order.campaigns.map(({ id, expectedActive }) => {
        const name = names.get(id)
        if (name === undefined) throw new AppError('not_found', `Convoso lists no campaign with id ${id}; nothing was switched.`)
        return { id, name, expectedActive }
      })
      const runId = await startRun(ctx, { kind: 'bulk', active: order.active, stopSetId: null, reason: order.reason, campaigns })
      return await getRun(ctx, runId)
    },
  })
}
