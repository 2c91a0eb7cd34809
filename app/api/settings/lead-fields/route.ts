import { z } from 'zod'
import { leadFieldsInput } from '@/lib/contracts/lead-search'
import { nothing } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { getLeadFields, updateLeadFields } from '@/lib/server/usecases/leads/custom-fields'

export const GET = route({ permission: 'connection.manage', input: nothing, run: (ctx) => getLeadFields(ctx) })

export const PATCH = route({
  permission: 'connection.manage',
  input: z.object({ body: leadFieldsInput }),
  run: (ctx, { body }) => updateLeadFields(ctx, body),
})
