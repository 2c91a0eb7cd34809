import { z } from 'zod'
import { undoSwitchInput } from '@/lib/contracts/campaigns'
import { byUpstreamId, idempotencyKey } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { undoSwitch } from '@/lib/server/usecases/campaigns/undo-switch'

export const POST = route({
  permission: 'campaigns.switch',
  input: z.object({ params: byUpstreamId, body: undoSwitchInput, idempotencyKey }),
  run: (ctx, { params, body, ...rest }) => undoSwitch(ctx, { ...body, ...rest, campaignId: params.id }),
})
