import type { Callback } from '@/lib/contracts/callbacks'
import type { Presence } from '@/lib/contracts/callbacks-words'
import { sentenceOf } from '@/lib/server/core/errors'
import type { Ctx } from '../desk'
import { spanOfToday } from '../live/span-of-today'
import { restAfterFailure } from './rest-after-failure'

const maxAgeMs = 60_000
/** The dialer's own users, who own nothing. */
const systemUsers = new Set(['666666', '666667'])

export type OwnerPresence = { of: (callback: Pick<Callback, 'userId' | 'userName'>) => Presence | null; problem: string | null }

/** Who is on the floor now and who has worked today. What cannot be read makes people unknown, never absent. */
export async function readPresence(ctx: Ctx): Promise<OwnerPresence> {
  const span = spanOfToday({ clock: ctx.clock, timeZone: ctx.environment.timeZone })
  const [floor, today] = await Promise.allSettled([
    restAfterFailure(ctx, 'monitor', () => ctx.dialer.agents.monitor({}, { maxAgeMs })),
    restAfterFailure(ctx, 'performance', () => ctx.dialer.agents.performance(span, { maxAgeMs })),
  ])
  const here = namesOf(floor.status === 'fulfilled' ? floor.value.data.filter(({ state }) => state !== 'offline') : [])
  const seen = namesOf(today.status === 'fulfilled' ? today.value.data : [])
  const missing: Presence = today.status === 'fulfilled' ? 'absent' : 'unknown'
  return {
    of: ({ userId, userName }) => {
      if (userId === null || systemUsers.has(userId)) return null
      if (isIn(here, userId, userName)) return 'here'
      return isIn(seen, userId, userName) ? 'seen' : missing
    },
    problem: today.status === 'fulfilled' ? null : sentenceOf(today.reason),
  }
}

type Known = { ids: Set<string>; names: Set<string> }

const namesOf = (rows: readonly { userId: string; name: string }[]): Known => ({
  ids: new Set(rows.map(({ userId }) => userId)),
  names: new Set(rows.map(({ name }) => plain(name))),
})

/** Ids of the call center's reports are said not to match those of its logs everywhere: then the name decides, for somebody. */
const isIn = ({ ids, names }: Known, userId: string, name: string | null): boolean => ids.has(userId) || (name !== null && plain(name) !== '' && names.has(plain(name)))

const plain = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, ' ')
