import { z } from 'zod'
import { hoursQuery } from '@/lib/contracts/calling-hours'
import { lineStream } from '@/lib/server/http/line-stream'
import { route } from '@/lib/server/http/route'
import { checkHours } from '@/lib/server/usecases/calls/check-hours'

export const GET = route({
  permission: 'leads.read',
  input: z.object({ query: hoursQuery }),
  run: async (ctx, { query }, request) => {
    const left = new AbortController()
    const parts = await checkHours(ctx, { ...query, signal: left.signal })
    return lineStream(parts, { signal: request.signal, stop: () => left.abort() })
  },
})
