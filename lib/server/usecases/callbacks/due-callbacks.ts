import { dueGroupOf } from '@/lib/contracts/callbacks-words'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { readPresence } from './owner-presence'
import { readOpenCallbacks } from './read-callbacks'

export type DueCallbacks = {
  overdue: number
  nextHour: number
  /** Of both, those whose owner is absent today; null when nobody could say. */
  ownerAbsent: number | null
  /** The dialer holds more than could be read: the numbers are too small. */
  isCut: boolean
  readAt: string
}

/** What is late or due within the hour, by the clock. Throws as the read does. */
export async function dueCallbacks(ctx: Ctx): Promise<DueCallbacks> {
  assertMay(ctx, 'leads.read')
  const [{ rows, read, isCut }, presence] = await Promise.all([readOpenCallbacks(ctx), readPresence(ctx)])
  const now = ctx.clock.now()
  const groups = Map.groupBy(rows, ({ dueAt }) => dueGroupOf(dueAt, now))
  const [overdue, nextHour] = [groups.get('overdue') ?? [], groups.get('next-hour') ?? []]
  const absent = [...overdue, ...nextHour].filter((row) => presence.of(row) === 'absent').length
  return { overdue: overdue.length, nextHour: nextHour.length, ownerAbsent: presence.problem === null ? absent : null, isCut, readAt: read.answeredAt }
}
