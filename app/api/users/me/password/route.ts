import { z } from 'zod'
import { changePasswordInput } from '@/lib/contracts/users'
import { route } from '@/lib/server/http/route'
import { withSession } from '@/lib/server/http/session-response'
import { changePassword } from '@/lib/server/usecases/users/change-password'

export const POST = route({
  permission: 'self.manage',
  input: z.object({ body: changePasswordInput }),
  run: async (ctx, { body }) => await withSession(await changePassword(ctx, body)),
})
