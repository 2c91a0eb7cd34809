import { z } from 'zod'
import { byUpstreamId } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { getPreflight } from '@/lib/server/usecases/campaigns/get-preflight'

export const GET = route({
  permission: 'campaigns.switch',
  input: z.object({ params: byUpstreamId }),
  run: (ctx, { params }) => getPreflight(ctx, params.id),
})
