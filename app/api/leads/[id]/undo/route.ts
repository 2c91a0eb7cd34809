import { z } from 'zod'
import { undoEditInput } from '@/lib/contracts/lead-edits'
import { byUpstreamId, idempotencyKey } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { undoEdit } from '@/lib/server/usecases/leads/undo-edit'

export const POST = route({
  permission: 'leads.edit',
  input: z.object({ params: byUpstreamId, body: undoEditInput, idempotencyKey }),
  run: (ctx, { params, body, ...rest }) => undoEdit(ctx, { ...body, ...rest, id: params.id }),
})
