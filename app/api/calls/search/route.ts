import { z } from 'zod'
import { personCallsInput } from '@/lib/contracts/calls'
import { route } from '@/lib/server/http/route'
import { keepCallSearch } from '@/lib/server/usecases/calls/keep-call-search'

export const POST = route({
  permission: 'personal.read',
  input: z.object({ body: personCallsInput }),
  status: 201,
  run: (ctx, { body }) => keepCallSearch(ctx, body),
})
