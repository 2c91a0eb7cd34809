import type { Clock } from '@/lib/server/ports/clock'
import { startOfDay, startOfNextDay } from '@/lib/shared/dates'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { dayInZone } from '@/lib/shared/zone-stamp'

/** Today on the account's calendar, in the same words all day, so that equal reads can be told as equal. */
export function spanOfToday({ clock, timeZone }: { clock: Clock; timeZone: string }): { from: string; to: string } {
  const day = dayInZone(toInstant(clock.now()), timeZone)
  return { from: startOfDay(day, timeZone), to: toInstant(fromInstant(startOfNextDay(day, timeZone)) - 1_000) }
}
