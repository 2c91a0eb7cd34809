import { z } from 'zod'
import { restoreInput } from '@/lib/contracts/campaigns'
import { idempotencyKey } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { restoreStopSet } from '@/lib/server/usecases/campaigns/restore-stop-set'

export const POST = route({
  permission: 'campaigns.stop-all',
  input: z.object({ body: restoreInput, idempotencyKey }),
  status: 202,
  run: (ctx, { body, ...rest }) => restoreStopSet(ctx, { ...body, ...rest }),
})
