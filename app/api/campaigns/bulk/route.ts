import { z } from 'zod'
import { bulkSwitchInput } from '@/lib/contracts/campaigns'
import { idempotencyKey } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { bulkSwitch } from '@/lib/server/usecases/campaigns/bulk-switch'

export const POST = route({
  permission: 'campaigns.switch',
  input: z.object({ body: bulkSwitchInput, idempotencyKey }),
  status: 202,
  run: (ctx, { body, ...rest }) => bulkSwitch(ctx, { ...body, ...rest }),
})
