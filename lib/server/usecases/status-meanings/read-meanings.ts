import { z } from 'zod'
import type { StatusMeaning, StatusMeanings } from '@/lib/contracts/status-meanings'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'

export const meaningsKey = 'status-meanings'

/** What a manager said about codes that Convoso does not name. */
const sortedCodes = z.record(z.string(), z.object({ contact: z.boolean(), success: z.boolean(), final: z.boolean() }))
export type SortedCodes = z.infer<typeof sortedCodes>

/**
 * What the account's statuses mean: as Convoso says where the token may ask, else as a manager sorted them. Throws upstream_* when
 * Convoso could not be asked and nothing is known, because "no meanings" would be a lie.
 */
export async function readMeanings(ctx: Ctx): Promise<StatusMeanings> {
  assertMay(ctx, 'floor.read')
  const [named, sorted] = await Promise.all([ctx.namedStatuses.read(), readSorted(ctx)])
  const own = Object.entries(sorted).map(([code, ticks]): [string, StatusMeaning] => [code, { code, name: null, ...ticks }])
  const given = (named.statuses ?? []).map(({ code, name, contact, success, final }): [string, StatusMeaning] => [code, { code, name, contact, success, final }])
  const source = named.statuses !== null ? 'convoso' : own.length > 0 ? 'settings' : 'unsorted'
  // Convoso's word comes last, so it wins.
  return { source, readAt: named.readAt, byCode: Object.fromEntries([...own, ...given]) }
}

export async function readSorted({ store }: Pick<Ctx, 'store'>): Promise<SortedCodes> {
  const text = await store.meta.get(meaningsKey)
  return text === null ? {} : sortedCodes.parse(JSON.parse(text))
}
