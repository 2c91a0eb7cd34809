import { z } from 'zod'
import { byOwnId, idempotencyKey } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { undoJob } from '@/lib/server/usecases/jobs/undo-job'

export const POST = route({
  permission: 'lists.edit',
  input: z.object({ params: byOwnId, idempotencyKey }),
  status: 202,
  run: (ctx, { params, idempotencyKey: key }) => undoJob(ctx, { id: params.id, idempotencyKey: key }),
})
