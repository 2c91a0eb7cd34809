import { tzOffset } from '@date-fns/tz'
import type { Instant } from './instant'

const minute = 60_000
const day = 86_400_000
const quarterHour = 15 * minute
const naive = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?$/
const withOffset = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/

/**
 * Reads `YYYY-MM-DD`, `YYYY-MM-DD HH:MM[:SS[.ffffff]]` (in the zone) or the same with `Z` or an offset.
 * Null for anything else, impossible dates and `0000-00-00` included.
 * An hour that happens twice is read as its first pass; one that is skipped moves on by the length of the gap.
 */
export function parseInZone(text: string, zone: string): Instant | null {
  const trimmed = text.trim()
  if (withOffset.test(trimmed)) return parseWithOffset(trimmed)
  const wall = parseWall(trimmed)
  return wall === null ? null : new Date(wallToEpoch(wall, zone)).toISOString()
}

/** `YYYY-MM-DD HH:MM:SS` on the zone's wall clock; fractions of a second are dropped. */
export function formatInZone(instant: Instant, zone: string): string {
  const epoch = Date.parse(instant)
  return new Date(epoch + offsetMinutes(epoch, zone) * minute).toISOString().slice(0, 19).replace('T', ' ')
}

/** `YYYY-MM-DD` on the zone's calendar. */
export const dayInZone = (instant: Instant, zone: string): string => formatInZone(instant, zone).slice(0, 10)

export function isZone(name: string): boolean {
  return name !== '' && Number.isFinite(tzOffset(name, new Date(0)))
}

function parseWithOffset(text: string): Instant | null {
  const iso = text.replace(' ', 'T').replace(/([+-]\d{2})(\d{2})$/, '$1:$2')
  const epoch = Date.parse(iso)
  return Number.isNaN(epoch) ? null : new Date(epoch).toISOString()
}

/** The wall clock's reading as if it were UTC. */
function parseWall(text: string): number | null {
  const match = naive.exec(text)
  if (match === null) return null
  const part = (place: number): number => Number(match[place] ?? 0)
  const [year, month, date, hour, minutes, second] = [part(1), part(2), part(3), part(4), part(5), part(6)]
  if (year < 1900 || hour > 23 || minutes > 59 || second > 59) return null
  const wall = Date.UTC(year, month - 1, date, hour, minutes, second)
  const back = new Date(wall)
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === date ? wall : null
}

/** No zone changes twice within three days, so that most stamps need their neighbouring days alone. */
function wallToEpoch(wall: number, zone: string): number {
  const today = Math.floor(wall / day) * day
  const early = offsetMinutes(today - day, zone)
  if (early === offsetMinutes(today + 2 * day, zone)) return wall - early * minute
  const before = offsetMinutes(wall - day, zone)
  const after = offsetMinutes(wall + day, zone)
  const first = wall - before * minute
  if (offsetMinutes(first, zone) === before) return first
  const second = wall - after * minute
  return offsetMinutes(second, zone) === after ? second : first
}

const offsetsOfZones = new Map<string, Map<number, number>>()
const mostZones = 100

/** Minutes east of UTC. Remembered per quarter of an hour, the finest step at which zones change. */
function offsetMinutes(epoch: number, zone: string): number {
  const offsets = offsetsOfZones.get(zone) ?? rememberZone(zone)
  const key = Math.floor(epoch / quarterHour)
  const known = offsets.get(key)
  if (known !== undefined) return known
  const offset = tzOffset(zone, new Date(epoch))
  if (offsets.size >= 5000) offsets.clear()
  offsets.set(key, offset)
  return offset
}

/** An upstream may write one zone in many ways; they are not all kept. */
function rememberZone(zone: string): Map<number, number> {
  if (offsetsOfZones.size >= mostZones) offsetsOfZones.clear()
  const offsets = new Map<number, number>()
  offsetsOfZones.set(zone, offsets)
  return offsets
}
