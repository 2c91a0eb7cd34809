import { z } from 'zod'
import { byUpstreamId } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { getLeadCalls } from '@/lib/server/usecases/leads/get-lead-calls'

export const GET = route({ permission: 'leads.read', input: z.object({ params: byUpstreamId }), run: (ctx, { params }) => getLeadCalls(ctx, params.id) })
