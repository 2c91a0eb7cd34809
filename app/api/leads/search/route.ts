import { z } from 'zod'
import { leadSearchInput } from '@/lib/contracts/lead-search'
import { route } from '@/lib/server/http/route'
import { keepSearch } from '@/lib/server/usecases/leads/keep-search'

export const POST = route({
  permission: 'personal.read',
  input: z.object({ body: leadSearchInput }),
  status: 201,
  run: (ctx, { body }) => keepSearch(ctx, body),
})
