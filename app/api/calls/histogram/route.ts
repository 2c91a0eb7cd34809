import { z } from 'zod'
import { callHistogramQuery } from '@/lib/contracts/calls'
import { lineStream } from '@/lib/server/http/line-stream'
import { route } from '@/lib/server/http/route'
import { getCallHistogram } from '@/lib/server/usecases/calls/get-call-histogram'

export const GET = route({
  permission: 'leads.read',
  input: z.object({ query: callHistogramQuery }),
  run: async (ctx, { query }, request) => {
    const left = new AbortController()
    const parts = await getCallHistogram(ctx, { ...query, signal: left.signal })
    return lineStream(parts, { signal: request.signal, stop: () => left.abort() })
  },
})
