import { z } from 'zod'
import { trendQuery } from '@/lib/contracts/performance'
import { lineStream } from '@/lib/server/http/line-stream'
import { route } from '@/lib/server/http/route'
import { getTrend } from '@/lib/server/usecases/agents/get-trend'

export const GET = route({
  permission: 'floor.read',
  input: z.object({ query: trendQuery }),
  run: async (ctx, { query }, request) => {
    const left = new AbortController()
    const parts = await getTrend(ctx, { ...query, signal: left.signal })
    return lineStream(parts, { signal: request.signal, stop: () => left.abort() })
  },
})
