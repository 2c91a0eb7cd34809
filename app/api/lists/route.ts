import { z } from 'zod'
import { createListInput, listsQuery } from '@/lib/contracts/lists'
import { idempotencyKey } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { createList } from '@/lib/server/usecases/lists/create-list'
import { getLists } from '@/lib/server/usecases/lists/get-lists'

export const GET = route({ permission: 'floor.read', input: z.object({ query: listsQuery }), run: (ctx, { query }) => getLists(ctx, query) })

export const POST = route({
  permission: 'lists.edit',
  input: z.object({ body: createListInput, idempotencyKey }),
  status: 201,
  run: (ctx, { body, ...rest }) => createList(ctx, { ...body, ...rest }),
})
