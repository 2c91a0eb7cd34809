import { z } from 'zod'
import { byPersonKey, ringingQuery } from '@/lib/contracts/people'
import { route } from '@/lib/server/http/route'
import { whyRinging } from '@/lib/server/usecases/people/why-ringing'

export const GET = route({
  permission: 'personal.read',
  input: z.object({ params: byPersonKey, query: ringingQuery }),
  run: (ctx, { params, query }) => whyRinging(ctx, { key: params.key, leadId: query.leadId }),
})
