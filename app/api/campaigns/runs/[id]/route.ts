import { z } from 'zod'
import { byOwnId } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { getRun } from '@/lib/server/usecases/campaigns/get-run'

export const GET = route({ permission: 'floor.read', input: z.object({ params: byOwnId }), run: (ctx, { params }) => getRun(ctx, params.id) })
