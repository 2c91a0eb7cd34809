/** All naive stamps on the wire are an account's local time; instants inside are epoch seconds. */

const pad = (value: number): string => String(value).padStart(2, '0')

/** Seconds to add to UTC. Zones move only at quarter hours, so one look-up serves 15 minutes. */
export const offsetAt = (epochSeconds: number, zone: string): number => {
  const quarter = Math.floor(epochSeconds / 900)
  const known = offsetsOf(zone)
  const hit = known.get(quarter)
  if (hit !== undefined) return hit
  const offset = computeOffset(quarter * 900, zone)
  if (known.size > 50_000) known.clear()
  known.set(quarter, offset)
  return offset
}

/** `2026-11-21 09:04:05` */
export const stampOf = (epochSeconds: number, zone: string): string => {
  const at = new Date((Math.floor(epochSeconds) + offsetAt(epochSeconds, zone)) * 1000)
  return `${dayText(at)} ${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}:${pad(at.getUTCSeconds())}`
}

/** `2026-11-21T09:04:05-0800` */
export const isoStampOf = (epochSeconds: number, zone: string): string => {
  const minutes = Math.round(offsetAt(epochSeconds, zone) / 60)
  const size = Math.abs(minutes)
  return `${stampOf(epochSeconds, zone).replace(' ', 'T')}${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}${pad(size % 60)}`
}

/** `2026-11-21`: the account's calendar day. */
export const dayOf = (epochSeconds: number, zone: string): string => stampOf(epochSeconds, zone).slice(0, 10)

/** Seconds as `HH:MM:SS`; hours go on beyond 24. */
export const clockTextOf = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds))
  return `${pad(Math.floor(whole / 3600))}:${pad(Math.floor(whole / 60) % 60)}:${pad(whole % 60)}`
}

/**
 * Epoch seconds of a naive stamp, with or without a time of day; undefined for a text that is neither.
 * A day alone means its first second at the start of a range and its last at the end; so does an hour that the clock shows twice.
 */
export const parseStamp = (text: string, zone: string, edge: 'start' | 'end'): number | undefined => {
  const parts = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text.trim())
  if (!parts) return undefined
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const late = edge === 'end'
  const [hour, minute, second] = parts[4] === undefined
    ? (late ? [23, 59, 59] : [0, 0, 0])
    : [Number(parts[4]), Number(parts[5]), Number(parts[6] ?? (late ? 59 : 0))]
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24) return undefined
  return fromWall(Date.UTC(year, month - 1, day, hour, minute, second) / 1000, zone, edge)
}

const fromWall = (wall: number, zone: string, edge: 'start' | 'end'): number => {
  const guesses = [offsetAt(wall - 86_400, zone), offsetAt(wall + 86_400, zone)].map((offset) => wall - offset)
  const exact = guesses.filter((guess) => guess + offsetAt(guess, zone) === wall)
  const candidates = exact.length > 0 ? exact : guesses
  return edge === 'start' ? Math.min(...candidates) : Math.max(...candidates)
}

const dayText = (at: Date): string => `${at.getUTCFullYear()}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}`

const offsets = new Map<string, Map<number, number>>()
const offsetsOf = (zone: string): Map<number, number> => {
  const known = offsets.get(zone) ?? new Map<number, number>()
  offsets.set(zone, known)
  return known
}

const formats = new Map<string, Intl.DateTimeFormat>()
const computeOffset = (epochSeconds: number, zone: string): number => {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  })
  formats.set(zone, format)
  const part: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(epochSeconds * 1000)) part[type] = Number(value)
  const wall = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day ?? 1, part.hour ?? 0, part.minute ?? 0, part.second ?? 0)
  return wall / 1000 - epochSeconds
}
