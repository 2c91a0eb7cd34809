import type { KeptCallSearch, PersonCallsAnswer, PersonCallsInput } from '@/lib/contracts/calls'
import { toInstant } from '@/lib/shared/instant'
import { newKey } from '@/lib/server/core/ids'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { readPhone } from '../leads/read-phone'
import { assertMayLookUp } from '../personal/may-see-personal'

/** Keeps whose calls are looked for under a random key, so that the address of the search tells nobody. */
export async function keepCallSearch(ctx: Ctx, { phone, numberDialed, firstName, lastName }: PersonCallsInput): Promise<PersonCallsAnswer> {
  assertMay(ctx, 'leads.read')
  assertMayLookUp(ctx)
  const asked = {
    ...(phone !== undefined && { phone: digitsOf(phone) }),
    ...(numberDialed !== undefined && { numberDialed: digitsOf(numberDialed) }),
    ...(firstName !== undefined && { firstName }),
    ...(lastName !== undefined && { lastName }),
  }
  const search: KeptCallSearch = { asked, sentence: sentenceOf(asked) }
  const key = newKey()
  await ctx.store.keptSearches.insert({ key, ownerId: ctx.actor.userId ?? '', kind: 'calls', body: search, createdAt: toInstant(ctx.clock.now()) })
  return { searchKey: key, sentence: search.sentence }
}

const digitsOf = (typed: string): string => readPhone(typed)?.national ?? typed.replace(/\D/g, '')

function sentenceOf({ phone, numberDialed, firstName, lastName }: KeptCallSearch['asked']): string {
  const name = [firstName, lastName].filter(Boolean).join(' ')
  const parts = [
    phone === undefined ? null : `the lead’s number ${phone}`,
    numberDialed === undefined ? null : `the number dialed ${numberDialed}`,
    name === '' ? null : `the name ${name}`,
  ]
  return `Calls of ${parts.filter(Boolean).join(' and ')}`
}
