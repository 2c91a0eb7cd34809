import { z } from 'zod'
import { nothing } from '@/lib/contracts/requests'
import { createUserInput } from '@/lib/contracts/users'
import { toInstant } from '@/lib/shared/instant'
import { route } from '@/lib/server/http/route'
import { createUser } from '@/lib/server/usecases/users/create-user'
import { getUsers } from '@/lib/server/usecases/users/get-users'

export const GET = route({
  permission: 'users.manage',
  input: nothing,
  run: async (ctx) => ({ items: await getUsers(ctx), now: toInstant(ctx.clock.now()) }),
})

export const POST = route({
  permission: 'users.manage',
  input: z.object({ body: createUserInput }),
  status: 201,
  run: (ctx, { body }) => createUser(ctx, body),
})
