import { z } from 'zod'
import { byOwnId } from '@/lib/contracts/requests'
import { resetPasswordInput } from '@/lib/contracts/users'
import { route } from '@/lib/server/http/route'
import { resetPassword } from '@/lib/server/usecases/users/update-user'

export const POST = route({
  permission: 'users.manage',
  input: z.object({ params: byOwnId, body: resetPasswordInput }),
  run: (ctx, { params, body }) => resetPassword(ctx, params.id, body.password),
})
