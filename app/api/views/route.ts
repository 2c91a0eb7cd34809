import { z } from 'zod'
import { newViewInput, viewsQuery } from '@/lib/contracts/views'
import { route } from '@/lib/server/http/route'
import { createView } from '@/lib/server/usecases/views/create-view'
import { getViews } from '@/lib/server/usecases/views/get-views'

export const GET = route({ permission: 'leads.read', input: z.object({ query: viewsQuery }), run: (ctx, { query }) => getViews(ctx, query.page) })

export const POST = route({
  permission: 'leads.read',
  input: z.object({ body: newViewInput }),
  status: 201,
  run: (ctx, { body }) => createView(ctx, body),
})
