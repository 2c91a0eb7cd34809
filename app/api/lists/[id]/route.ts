import { z } from 'zod'
import { editListInput, removeListInput } from '@/lib/contracts/lists'
import { byUpstreamId, idempotencyKey } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { editList } from '@/lib/server/usecases/lists/edit-list'
import { getList } from '@/lib/server/usecases/lists/get-list'
import { removeList } from '@/lib/server/usecases/lists/remove-list'

export const GET = route({ permission: 'floor.read', input: z.object({ params: byUpstreamId }), run: (ctx, { params }) => getList(ctx, params.id) })

export const PATCH = route({
  permission: 'lists.edit',
  input: z.object({ params: byUpstreamId, body: editListInput, idempotencyKey }),
  run: (ctx, { params, body, ...rest }) => editList(ctx, { ...body, ...rest, id: params.id }),
})

export const DELETE = route({
  permission: 'records.delete',
  input: z.object({ params: byUpstreamId, body: removeListInput, idempotencyKey }),
  run: (ctx, { params, body, ...rest }) => removeList(ctx, { ...body, ...rest, id: params.id }),
})
