import type { Actor } from '@/lib/server/ports/actor'
import { AppError } from '@/lib/server/core/errors'
import { fromInstant } from '@/lib/shared/instant'
import type { Ctx } from './desk'

const freshForMs = 10 * 60_000
const minutes = freshForMs / 60_000

/**
 * Right after the permission of what cannot be taken back or gives much away: throws reauth_required when the person proved who they are
 * more than ten minutes ago, or is no longer there. Each of its callers stands in `require-fresh-sign-in.test.ts` and in the table of the API.
 */
export function requireFreshSignIn(ctx: Pick<Ctx, 'clock'> & { actor: Actor }): void {
  if (isFreshlySignedIn(ctx)) return
  throw new AppError('reauth_required', `Confirm this with your password: you last gave it more than ${minutes} minutes ago. Nothing was done.`)
}

export function isFreshlySignedIn({ clock, actor }: Pick<Ctx, 'clock'> & { actor: Actor }): boolean {
  const sinceMs = actor.authenticatedAt === null ? Number.NaN : clock.now() - fromInstant(actor.authenticatedAt)
  // Of a clock that was set back nobody knows by how much.
  return sinceMs >= 0 && sinceMs <= freshForMs
}
