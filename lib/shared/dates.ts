import type { Instant } from './instant'
import { parseInZone } from './zone-stamp'

const dayMs = 86_400_000

/** First instant of a day `YYYY-MM-DD` on the zone's calendar. Throws RangeError for a text that is no day. */
export function startOfDay(day: string, zone: string): Instant {
  const start = parseInZone(day, zone)
  if (start === null) throw new RangeError('not a day')
  return start
}

/** First instant of the day after: the exclusive end of `day`; days of 23 and 25 hours included. */
export function startOfNextDay(day: string, zone: string): Instant {
  const next = new Date(Date.parse(`${day}T12:00:00Z`) + dayMs).toISOString().slice(0, 10)
  return startOfDay(next, zone)
}
