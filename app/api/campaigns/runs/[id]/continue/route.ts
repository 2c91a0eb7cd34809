import { z } from 'zod'
import { byOwnId } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { continueRun } from '@/lib/server/usecases/campaigns/get-run'

export const POST = route({ permission: 'campaigns.switch', input: z.object({ params: byOwnId }), run: (ctx, { params }) => continueRun(ctx, params.id) })
