import { AppError } from '@/lib/server/core/errors'
import { startOfDay } from '@/lib/shared/dates'
import { dayInZone, formatInZone, parseInZone } from '@/lib/shared/zone-stamp'

/** Instants; both ends belong to it, at the resolution of a second. */
export type Span = { from: string; to: string }

const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000]
/** By how much clocks are put back somewhere on earth. */
const putBack = [30 * minuteMs, hourMs, 2 * hourMs]

/**
 * The span as Convoso can be asked for it. Its stamps carry no offset, so in an hour that comes twice one stamp means two moments: each
 * end is taken outward, and the answer says so by its own span.
 */
export const stamped = ({ from, to }: Span, zone: string): Span => ({ from: passesOf(from, zone).first, to: passesOf(to, zone).last })

function passesOf(instant: string, zone: string): { first: string; last: string } {
  const stamp = formatInZone(instant, zone)
  const first = parseInZone(stamp, zone) ?? instant
  const later = putBack.map((ms) => moved(first, ms)).filter((each) => formatInZone(each, zone) === stamp)
  return { first, last: later.at(-1) ?? first }
}

/**
 * A span that is not over yet, or ends within this minute, ends with the last full one: so all who look within one minute look at the
 * same numbers, and share their reads.
 */
export function untilNow({ from, to }: Span, nowMs: number): Span & { isRunning: boolean } {
  const start = Date.parse(from)
  const minute = Math.floor(nowMs / minuteMs) * minuteMs
  if (Date.parse(to) < minute || start > nowMs) return { from, to, isRunning: false }
  return { from, to: new Date(minute > start ? minute - 1_000 : nowMs).toISOString(), isRunning: true }
}

/** `compare` as the contract has it; null for `none`. The other span ends at the same wall-clock time as the given one. */
export function comparedSpan(span: Span, { compare, zone }: { compare: string; zone: string }): Span | null {
  if (compare === 'none') return null
  const days = daysTouched(span, zone)
  if (compare === 'weekdays') return shifted(span, -7 * Math.ceil(days / 7), zone)
  if (compare !== 'previous') return ownSpan(compare)
  const isWholeDays = startOfDay(dayInZone(span.from, zone), zone) === new Date(span.from).toISOString()
  if (isWholeDays) return shifted(span, -days, zone)
  const length = Date.parse(span.to) - Date.parse(span.from)
  return { from: moved(span.from, -length - 1_000), to: moved(span.from, -1_000) }
}

function ownSpan(text: string): Span {
  const [from = '', to = ''] = text.split('..').map((part) => (Number.isNaN(Date.parse(part)) ? '' : new Date(part).toISOString()))
  if (from !== '' && to !== '' && from <= to) return { from, to }
  throw new AppError('invalid_request', 'The time to compare with is not understood.', { fields: [{ path: 'query.compare', message: 'is no span of time' }] })
}

/** Days of the calendar that the span has a part of. */
export const daysTouched = ({ from, to }: Span, zone: string): number =>
  Math.round((noon(dayInZone(to, zone)) - noon(dayInZone(from, zone))) / dayMs) + 1

/** Whole seconds in hours, both ends included: a day of the clock change has 23 or 25. */
export const hoursOf = ({ from, to }: Span): number => (Math.floor(Date.parse(to) / 1_000) - Math.floor(Date.parse(from) / 1_000) + 1) / 3_600

export const nextDay = (day: string, by = 1): string => new Date(noon(day) + by * dayMs).toISOString().slice(0, 10)

const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`)
const moved = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString()

/** The same reading of the wall clock, some days away. */
function shifted({ from, to }: Span, days: number, zone: string): Span {
  const shift = (instant: string): string => {
    const [day = '', time = ''] = formatInZone(instant, zone).split(' ')
    return parseInZone(`${nextDay(day, days)} ${time}`, zone) ?? instant
  }
  return { from: shift(from), to: shift(to) }
}
