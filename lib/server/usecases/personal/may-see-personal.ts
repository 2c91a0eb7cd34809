import { roleMay } from '@/lib/contracts/permissions'
import type { Actor } from '@/lib/server/ports/actor'
import { AppError } from '@/lib/server/core/errors'

export const maySeePersonal = ({ actor }: { actor: Actor }): boolean => actor.role === 'system' || roleMay(actor.role, 'personal.read')

/** A filter tells what it hides: who may not see a number may not look it up, filter or sort by it either. */
export function assertMayLookUp(ctx: { actor: Actor }): void {
  if (maySeePersonal(ctx)) return
  throw new AppError('forbidden', 'Your role may not look up, filter or sort by phone, e-mail, name, birth date, address or free text.')
}
