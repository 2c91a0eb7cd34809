import { z } from 'zod'
import { callingHoursInput } from '@/lib/contracts/calling-hours'
import { nothing } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { getCallingHours, updateCallingHours } from '@/lib/server/usecases/calls/calling-rules'

export const GET = route({ permission: 'audit.read', input: nothing, run: (ctx) => getCallingHours(ctx) })

export const PATCH = route({
  permission: 'lists.edit',
  input: z.object({ body: callingHoursInput }),
  run: (ctx, { body }) => updateCallingHours(ctx, body),
})
