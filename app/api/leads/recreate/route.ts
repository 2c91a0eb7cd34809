import { z } from 'zod'
import { recreateLeadInput } from '@/lib/contracts/lead-edits'
import { idempotencyKey } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { recreateLead } from '@/lib/server/usecases/leads/recreate-lead'

export const POST = route({
  permission: 'records.delete',
  input: z.object({ body: recreateLeadInput, idempotencyKey }),
  status: 201,
  run: (ctx, { body, ...rest }) => recreateLead(ctx, { ...body, ...rest }),
})
