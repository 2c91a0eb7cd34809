import type { ConvosoUsersAnswer } from '@/lib/contracts/performance'
import { toInstant } from '@/lib/shared/instant'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'

const maxAgeMs = 600_000
const pageSize = 1_000
const mostPages = 5

/** The users of the dialer itself, active ones first, by name. */
export async function getConvosoUsers(ctx: Ctx): Promise<ConvosoUsersAnswer> {
  assertMay(ctx, 'floor.read')
  const users = new Map<string, ConvosoUsersAnswer['items'][number]>()
  for (let page = 0; page < mostPages; page += 1) {
    const { data } = await ctx.dialer.users.search({ offset: users.size, limit: pageSize }, { maxAgeMs })
    for (const { id, firstName, lastName, active } of data.items) users.set(id, { id, name: `${firstName} ${lastName}`.trim() || `Agent ${id}`, active })
    if (data.items.length === 0 || users.size >= (data.total ?? 0)) break
  }
  const items = [...users.values()].toSorted((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, 'en'))
  return { items, now: toInstant(ctx.clock.now()) }
}
