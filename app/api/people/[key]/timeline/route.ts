import { z } from 'zod'
import { byPersonKey, timelineQuery } from '@/lib/contracts/people'
import { lineStream } from '@/lib/server/http/line-stream'
import { route } from '@/lib/server/http/route'
import { getTimeline } from '@/lib/server/usecases/people/get-timeline'

export const GET = route({
  permission: 'personal.read',
  input: z.object({ params: byPersonKey, query: timelineQuery }),
  run: async (ctx, { params, query }, request) => {
    const left = new AbortController()
    const parts = await getTimeline(ctx, { key: params.key, ...query, signal: left.signal })
    return lineStream(parts, { signal: request.signal, stop: () => left.abort() })
  },
})
