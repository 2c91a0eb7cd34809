import { z } from 'zod'
import { fromInstant } from '@/lib/shared/instant'
import { AppError } from '@/lib/server/core/errors'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { assertMayLookUp } from '../personal/may-see-personal'

export const personBody = z.object({ phone: z.string(), countryCode: z.string(), extension: z.string().nullable() })
export type KeptPhone = z.output<typeof personBody>

const keptMs = 30 * 86_400_000

/** The number behind a person's key, for whoever may look people up. Throws forbidden, or not_found for a key that is none or too old. */
export async function keptPerson(ctx: Ctx, key: string): Promise<KeptPhone> {
  assertMay(ctx, 'leads.read')
  assertMayLookUp(ctx)
  const kept = await ctx.store.keptSearches.get(key)
  const isKept = kept !== null && kept.kind === 'person' && fromInstant(kept.createdAt) > ctx.clock.now() - keptMs
  if (!isKept) throw new AppError('not_found', 'This link to a person is not known, or older than 30 days. Paste the number again.')
  return personBody.parse(kept.body)
}
