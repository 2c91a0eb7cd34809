import { z } from 'zod'
import { listCountsQuery } from '@/lib/contracts/list-health'
import { route } from '@/lib/server/http/route'
import { getListCounts } from '@/lib/server/usecases/lists/health/get-list-counts'

export const GET = route({ permission: 'floor.read', input: z.object({ query: listCountsQuery }), run: (ctx, { query }) => getListCounts(ctx, query) })
