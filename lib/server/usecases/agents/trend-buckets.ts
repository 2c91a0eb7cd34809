import type { TrendQuery } from '@/lib/contracts/performance'
import { mostHourlyDays, mostTrendDays } from '@/lib/contracts/performance-words'
import { AppError } from '@/lib/server/core/errors'
import { startOfDay, startOfNextDay } from '@/lib/shared/dates'
import { dayInZone, formatInZone } from '@/lib/shared/zone-stamp'
import { daysTouched, nextDay, type Span } from './stamped-span'

/** One day or hour of the wall clock. In the night of the clock change an hour is missing, or has two hours. */
export type Bucket = Span & { key: string; day: string }

const quarterMs = 900_000

/** Whole days or hours that the span touches, without those that lie ahead; the newest first. Throws invalid_request for too many. */
export function trendBuckets({ from, to, by }: Pick<TrendQuery, 'from' | 'to' | 'by'>, { zone, nowMs }: { zone: string; nowMs: number }): Bucket[] {
  const most = by === 'day' ? mostTrendDays : mostHourlyDays
  const count = daysTouched({ from, to }, zone)
  if (count > most) throw new AppError('invalid_request', `A trend by ${by} goes over ${most} days at most.`, { fields: [{ path: 'query.from', message: 'is too far back' }] })
  const first = dayInZone(from, zone)
  const days = Array.from({ length: count }, (_, index) => dayBucket(nextDay(first, index), zone))
  const buckets = by === 'day' ? days : days.flatMap((day) => hourBuckets(day, zone)).filter((hour) => hour.to >= new Date(from).toISOString() && hour.from <= new Date(to).toISOString())
  return buckets.filter((bucket) => Date.parse(bucket.from) <= nowMs).toReversed()
}

function dayBucket(day: string, zone: string): Bucket {
  const end = new Date(Date.parse(startOfNextDay(day, zone)) - 1_000).toISOString()
  return { key: day, day, from: startOfDay(day, zone), to: end }
}

/** Walks the day by quarters of an hour, at which all clocks change: an hour that comes twice is one bucket of two hours. */
function hourBuckets({ day, from, to }: Bucket, zone: string): Bucket[] {
  const buckets = new Map<string, Bucket>()
  for (let at = Date.parse(from); at < Date.parse(to); at += quarterMs) {
    const start = new Date(at).toISOString()
    const key = formatInZone(start, zone).slice(0, 13)
    const end = new Date(at + quarterMs - 1_000).toISOString()
    buckets.set(key, { key, day, from: buckets.get(key)?.from ?? start, to: end })
  }
  return [...buckets.values()]
}
