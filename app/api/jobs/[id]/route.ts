import { z } from 'zod'
import { byOwnId } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { getJob } from '@/lib/server/usecases/jobs/get-job'

export const GET = route({ permission: 'lists.edit', input: z.object({ params: byOwnId }), run: (ctx, { params }) => getJob(ctx, params.id) })
