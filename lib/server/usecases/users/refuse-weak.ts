import { AppError } from '@/lib/server/core/errors'
import type { Ctx } from '../desk'

export function refuseWeak(ctx: Pick<Ctx, 'passwords'>, password: string, email: string, path = 'password'): void {
  const message = ctx.passwords.problem(password, email)
  if (message !== null) throw new AppError('invalid_request', `The password ${message}.`, { fields: [{ path, message }] })
}
