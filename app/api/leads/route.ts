import { z } from 'zod'
import { addLeadInput } from '@/lib/contracts/lead-edits'
import { leadSearchQuery } from '@/lib/contracts/lead-search'
import { idempotencyKey } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { addLead } from '@/lib/server/usecases/leads/add-lead'
import { searchLeads } from '@/lib/server/usecases/leads/search-leads'

export const GET = route({ permission: 'leads.read', input: z.object({ query: leadSearchQuery }), run: (ctx, { query }) => searchLeads(ctx, query) })

export const POST = route({
  permission: 'leads.edit',
  input: z.object({ body: addLeadInput, idempotencyKey }),
  status: 201,
  run: (ctx, { body, ...rest }) => addLead(ctx, { ...body, ...rest }),
})
