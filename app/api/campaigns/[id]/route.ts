import { z } from 'zod'
import { switchCampaignInput } from '@/lib/contracts/campaigns'
import { byUpstreamId, idempotencyKey } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { getCampaign } from '@/lib/server/usecases/campaigns/get-campaign'
import { switchCampaign } from '@/lib/server/usecases/campaigns/switch-campaign'

export const GET = route({
  permission: 'floor.read',
  input: z.object({ params: byUpstreamId }),
  run: (ctx, { params }) => getCampaign(ctx, params.id),
})

export const PATCH = route({
  permission: 'campaigns.switch',
  input: z.object({ params: byUpstreamId, body: switchCampaignInput, idempotencyKey }),
  run: (ctx, { params, body, ...rest }) => switchCampaign(ctx, { ...body, ...rest, campaignId: params.id }),
})
