import { z } from 'zod'
import { editLeadInput, removeLeadInput } from '@/lib/contracts/lead-edits'
import { byUpstreamId, idempotencyKey } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { editLead } from '@/lib/server/usecases/leads/edit-lead'
import { getLead } from '@/lib/server/usecases/leads/get-lead'
import { removeLead } from '@/lib/server/usecases/leads/remove-lead'

export const GET = route({ permission: 'leads.read', input: z.object({ params: byUpstreamId }), run: (ctx, { params }) => getLead(ctx, params.id) })

export const PATCH = route({
  permission: 'leads.edit',
  input: z.object({ params: byUpstreamId, body: editLeadInput, idempotencyKey }),
  run: (ctx, { params, body, ...rest }) => editLead(ctx, { ...body, ...rest, id: params.id }),
})

export const DELETE = route({
  permission: 'records.delete',
  input: z.object({ params: byUpstreamId, body: removeLeadInput, idempotencyKey }),
  run: (ctx, { params, body, ...rest }) => removeLead(ctx, { ...body, ...rest, id: params.id }),
})
