import { z } from 'zod'
import { performanceQuery } from '@/lib/contracts/performance'
import { route } from '@/lib/server/http/route'
import { comparePerformance } from '@/lib/server/usecases/agents/compare-performance'

export const GET = route({ permission: 'floor.read', input: z.object({ query: performanceQuery }), run: (ctx, { query }) => comparePerformance(ctx, query) })
