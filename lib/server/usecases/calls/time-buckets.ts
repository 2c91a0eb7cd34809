import { startOfDay, startOfNextDay } from '@/lib/shared/dates'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { dayInZone } from '@/lib/shared/zone-stamp'
import type { CallSpan } from './call-cursor'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
/** As wide as a bar may be; days are those of the zone, of 23 or 25 hours too. */
const widths = [minuteMs, 5 * minuteMs, 15 * minuteMs, hourMs, 3 * hourMs, 6 * hourMs, dayMs, 7 * dayMs, 28 * dayMs] as const
const mostBars = 96

/** Moments between which bars of a round width stand, from the one that holds `from` to the one that holds `to`; they begin anew each midnight. */
export function timeBuckets({ from, to }: CallSpan, zone: string): string[] {
  const [first, last] = [fromInstant(from), fromInstant(to)]
  const width = widths.find((each) => (last - first) / each <= mostBars) ?? 28 * dayMs
  const days = Math.max(1, width / dayMs)
  const midnights = midnightsOf({ first, last }, zone, days)
  const edges = width >= dayMs ? midnights.filter((_, index) => index % days === 0) : clockEdges(midnights, width)
  const begin = edges.findLastIndex((edge) => edge <= first)
  const end = edges.findIndex((edge) => edge > last)
  return edges.slice(Math.max(0, begin), end + 1).map(toInstant)
}

function clockEdges(midnights: readonly number[], width: number): number[] {
  return midnights.flatMap((start, index) => {
    const end = midnights[index + 1] ?? start + 1
    return Array.from({ length: Math.ceil((end - start) / width) }, (_, step) => start + step * width)
  })
}

/** From the one before the span to one after it, in whole groups of so many days. */
function midnightsOf({ first, last }: { first: number; last: number }, zone: string, days: number): number[] {
  const midnights = [startOfDay(dayInZone(toInstant(first), zone), zone)]
  for (;;) {
    const newest = midnights.at(-1) ?? toInstant(last)
    if (fromInstant(newest) > last && (midnights.length - 1) % days === 0) return midnights.map(fromInstant)
    midnights.push(startOfNextDay(dayInZone(newest, zone), zone))
  }
}
