import { z } from 'zod'
import { byDuplicateKey } from '@/lib/contracts/list-health'
import { route } from '@/lib/server/http/route'
import { getDuplicateLeads } from '@/lib/server/usecases/lists/radar/get-duplicate-leads'

export const GET = route({ permission: 'leads.read', input: z.object({ params: byDuplicateKey }), run: (ctx, { params }) => getDuplicateLeads(ctx, params.key) })
