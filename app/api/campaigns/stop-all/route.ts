import { z } from 'zod'
import { stopAllInput } from '@/lib/contracts/campaigns'
import { idempotencyKey } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { stopAll } from '@/lib/server/usecases/campaigns/stop-all'

export const POST = route({
  permission: 'campaigns.stop-all',
  input: z.object({ body: stopAllInput, idempotencyKey }),
  status: 202,
  run: (ctx, { body, ...rest }) => stopAll(ctx, { ...body, ...rest }),
})
