import { switchAnswer, type SwitchAnswer, type SwitchCampaignInput } from '@/lib/contracts/campaigns'
import { AppError } from '@/lib/server/core/errors'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { once } from '../once'
import { applySwitch } from './apply-switch'
import { campaignView } from './campaign-view'

export type SwitchCampaign = SwitchCampaignInput & { campaignId: string; idempotencyKey: string }

/** One person's switch of one campaign. Errors as applySwitch; idempotency_mismatch; `outcome` says what is proven. */
export async function switchCampaign(ctx: Ctx, input: SwitchCampaign): Promise<SwitchAnswer> {
  assertMay(ctx, 'campaigns.switch')
  const { idempotencyKey, ...order } = input
  return await once(ctx, {
    key: idempotencyKey,
    request: order,
    answer: switchAnswer,
    run: async () => {
      const result = await applySwitch(ctx, order)
      const campaign = campaignView(ctx, input.campaignId)
      if (campaign === null) throw new AppError('not_found', `Convoso lists no campaign with id ${input.campaignId}.`)
      return { ...result, campaign }
    },
  })
}
