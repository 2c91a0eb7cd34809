import { z } from 'zod'
import { changePasswordInput } from '@/lib/contracts/users'
import { route } from '@/lib/server/http/route'
import { changePassword } from '@/lib/server/usecases/users/change-password'

export const POST = route({
  permission: 'self.manage',
  input: z.object({ body: changePasswordInput }),
  run: (ctx, { body }) => changePassword(ctx, body),
})
