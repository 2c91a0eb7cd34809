import { z } from 'zod'
import { byOwnId } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { retryJob } from '@/lib/server/usecases/jobs/retry-job'

export const POST = route({ permission: 'lists.edit', input: z.object({ params: byOwnId }), run: (ctx, { params }) => retryJob(ctx, params.id) })
