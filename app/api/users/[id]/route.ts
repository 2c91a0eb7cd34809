import { z } from 'zod'
import { byOwnId } from '@/lib/contracts/requests'
import { updateUserInput } from '@/lib/contracts/users'
import { route } from '@/lib/server/http/route'
import { updateUser } from '@/lib/server/usecases/users/update-user'

export const PATCH = route({
  permission: 'users.manage',
  input: z.object({ params: byOwnId, body: updateUserInput }),
  run: (ctx, { params, body }) => updateUser(ctx, params.id, body),
})
