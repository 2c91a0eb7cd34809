import type { OpenedPerson, OpenPersonInput } from '@/lib/contracts/people'
import { toInstant } from '@/lib/shared/instant'
import { AppError } from '@/lib/server/core/errors'
import { newKey } from '@/lib/server/core/ids'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { readPhone } from '../leads/read-phone'
import { assertMayLookUp } from '../personal/may-see-personal'
import type { KeptPhone } from './kept-person'
import { warmPerson } from './person-reads'

/** Keeps the number under a random key and begins to look; it waits for no answer of the upstream. */
export async function openPerson(ctx: Ctx, input: OpenPersonInput): Promise<OpenedPerson> {
  assertMay(ctx, 'leads.read')
  assertMayLookUp(ctx)
  const phone = readPhone(input.phone)
  if (phone === null) throw unreadable()
  const key = newKey()
  ctx.background('looking for a person', () => warmPerson(ctx, phone.national))
  const body: KeptPhone = { phone: phone.national, countryCode: phone.countryCode, extension: phone.extension }
  await ctx.store.keptSearches.insert({ key, ownerId: ctx.actor.userId ?? 'system', kind: 'person', body, createdAt: toInstant(ctx.clock.now()) })
  return { key }
}

function unreadable(): AppError {
  const sentence = 'No phone number can be read in this text.'
  return new AppError('invalid_request', sentence, { fields: [{ path: 'phone', message: sentence }] })
}
