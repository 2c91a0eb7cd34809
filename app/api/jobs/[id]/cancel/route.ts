import { z } from 'zod'
import { byOwnId } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { cancelJob } from '@/lib/server/usecases/jobs/cancel-job'

export const POST = route({ permission: 'lists.edit', input: z.object({ params: byOwnId }), run: (ctx, { params }) => cancelJob(ctx, params.id) })
