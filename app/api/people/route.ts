import { z } from 'zod'
import { openPersonInput } from '@/lib/contracts/people'
import { route } from '@/lib/server/http/route'
import { openPerson } from '@/lib/server/usecases/people/open-person'

export const POST = route({
  permission: 'personal.read',
  input: z.object({ body: openPersonInput }),
  status: 201,
  run: (ctx, { body }) => openPerson(ctx, body),
})
