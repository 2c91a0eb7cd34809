import { permissions, roleMay, type Permission } from '@/lib/contracts/permissions'
import type { Actor } from '@/lib/server/ports/actor'
import { AppError } from '@/lib/server/core/errors'

/** First line of every use case: the route has asked already, but jobs and restarts come in below it. */
export function assertMay(ctx: { actor: Actor }, permission: Permission): void {
  const { role } = ctx.actor
  if (role === 'system' || roleMay(role, permission)) return
  throw new AppError('forbidden', `Your role (${role}) may not: ${permissions[permission].toLowerCase()}.`)
}
