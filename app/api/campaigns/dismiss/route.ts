import { z } from 'zod'
import { dismissInput } from '@/lib/contracts/campaigns'
import { route } from '@/lib/server/http/route'
import { dismissStopSet } from '@/lib/server/usecases/campaigns/restore-stop-set'

export const POST = route({
  permission: 'campaigns.stop-all',
  input: z.object({ body: dismissInput }),
  run: (ctx, { body }) => dismissStopSet(ctx, body),
})
