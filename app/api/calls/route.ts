import { z } from 'zod'
import { callsQuery } from '@/lib/contracts/calls'
import { route } from '@/lib/server/http/route'
import { searchCalls } from '@/lib/server/usecases/calls/search-calls'

export const GET = route({ permission: 'leads.read', input: z.object({ query: callsQuery }), run: (ctx, { query }) => searchCalls(ctx, query) })
