import type { PerformanceAnswer } from '@/lib/contracts/performance'
import { formatInZone } from '@/lib/shared/zone-stamp'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Sat, Nov 21, 2026, 00:00–14:32`: a stretch on the wall clock of its zone; whole days without their hours. */
export function rangeText({ from, to }: { from: string; to: string }, zone: string): string {
  // The last second belongs to the stretch; people name the moment after it.
  const [start, last, end] = [from, to, new Date(Date.parse(to) + 1_000).toISOString()].map((instant) => partsOf(instant, zone))
  if (start === undefined || last === undefined || end === undefined) return ''
  const isWholeDays = start.time === '00:00' && end.time === '00:00'
  const until = end.time === '00:00' ? '24:00' : end.time
  if (start.day === last.day) return isWholeDays ? dayText(start.day) : `${dayText(start.day)}, ${start.time}–${until}`
  if (isWholeDays) return `${dayText(start.day)} – ${dayText(last.day)}`
  return `${dayText(start.day)}, ${start.time} – ${dayText(last.day)}, ${until}`
}

/** The stretch and what it is compared with. */
export function rangeWords({ range, compare }: Pick<PerformanceAnswer, 'range' | 'compare'>, zone: string): string {
  const words = rangeText(range, zone)
  if (compare === null) return words
  // A day of the clock change is no fair match for its sums; rates are.
  const hours = Math.abs(compare.hours - range.hours) < 0.01 ? '' : ` (${hoursText(range.hours)} against ${hoursText(compare.hours)})`
  return `${words} against ${rangeText(compare, zone)}${hours}`
}

const hoursText = (hours: number): string => `${Math.round(hours * 10) / 10} h`

/** `Sat, Nov 21, 2026` */
export function dayText(day: string): string {
  const at = new Date(`${day}T12:00:00Z`)
  const weekday = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][at.getUTCDay()] ?? ''
  return `${weekday}, ${months[at.getUTCMonth()] ?? ''} ${at.getUTCDate()}, ${at.getUTCFullYear()}`
}

/** `Nov 21`, or `14:00` of an hour. */
export function shortKey(key: string): string {
  const [day = '', hour] = key.split(' ')
  if (hour !== undefined) return `${hour}:00`
  return `${months[Number(day.slice(5, 7)) - 1] ?? ''} ${Number(day.slice(8))}`
}

function partsOf(instant: string, zone: string): { day: string; time: string } {
  const [day = '', time = ''] = formatInZone(instant, zone).split(' ')
  return { day, time: time.slice(0, 5) }
}
