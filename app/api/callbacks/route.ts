import { z } from 'zod'
import { callbacksQuery } from '@/lib/contracts/callbacks'
import { route } from '@/lib/server/http/route'
import { searchCallbacks } from '@/lib/server/usecases/callbacks/search-callbacks'

export const GET = route({ permission: 'leads.read', input: z.object({ query: callbacksQuery }), run: (ctx, { query }) => searchCallbacks(ctx, query) })
