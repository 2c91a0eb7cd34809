import { startOfDay, startOfNextDay } from './dates'
import type { Instant } from './instant'
import { dayInZone, parseInZone } from './zone-stamp'

/** Both ends belong to it, at the resolution of a second; an open end is left out. */
export type Span = { from?: Instant; to?: Instant }

type Frame = { zone: string; nowMs: number }

const dayMs = 86_400_000
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const clockUnits: Record<string, number> = { min: 60_000, minute: 60_000, h: 3_600_000, hour: 3_600_000 }
const dayUnits: Record<string, number> = { d: 1, day: 1, w: 7, week: 7 }

/** What a manager may type, as examples; each of them is understood. */
export const spanExamples = ['today', 'yesterday', 'last 7 d', 'last 24 h', 'this week', 'last month', '2026-11-01..2026-11-08', 'since 2026-11-01'] as const

/**
 * A stretch of time in words, on the calendar of `zone`: `last 7 d` ends with today and has seven days, `last 24 h` ends now,
 * weeks begin on Monday. Null when it is not understood.
 */
export function readSpan(typed: string, frame: Frame): Span | null {
  const words = typed.trim().toLowerCase().replace(/\s+/g, ' ')
  return namedSpan(words, frame) ?? lastSpan(words, frame) ?? openSpan(words, frame) ?? betweenSpan(words, frame) ?? pointSpan(words, frame)
}

function namedSpan(words: string, frame: Frame): Span | null {
  const today = dayInZone(new Date(frame.nowMs).toISOString(), frame.zone)
  const monday = shift(today, -((weekdayOf(today) + 6) % 7))
  const month = today.slice(0, 7)
  if (words === 'today') return days(today, today, frame)
  if (words === 'yesterday') return days(shift(today, -1), shift(today, -1), frame)
  if (words === 'this week') return days(monday, today, frame)
  if (words === 'last week') return days(shift(monday, -7), shift(monday, -1), frame)
  if (words === 'this month') return days(`${month}-01`, today, frame)
  if (words === 'last month') return monthSpan(shift(`${month}-01`, -1).slice(0, 7), frame)
  const weekday = weekdays.indexOf(words)
  if (weekday === -1) return null
  const day = shift(today, -((weekdayOf(today) - weekday + 7) % 7))
  return days(day, day, frame)
}

function lastSpan(words: string, frame: Frame): Span | null {
  const match = /^(?:last |past )?(\d{1,4}) ?([a-z]+?)s?$/.exec(words)
  const count = Number(match?.[1])
  const unit = match?.[2] ?? ''
  if (match === null || count === 0) return null
  const clock = clockUnits[unit]
  if (clock !== undefined) return { from: new Date(frame.nowMs - count * clock).toISOString(), to: new Date(frame.nowMs).toISOString() }
  const length = dayUnits[unit]
  if (length === undefined) return null
  const today = dayInZone(new Date(frame.nowMs).toISOString(), frame.zone)
  return days(shift(today, 1 - count * length), today, frame)
}

function openSpan(words: string, frame: Frame): Span | null {
  const match = /^(since|from|after|until|to|before) (.+)$/.exec(words)
  const point = match?.[2] === undefined ? null : (namedSpan(match[2], frame) ?? pointSpan(match[2], frame))
  if (match === null || point === null) return null
  const [, word] = match
  if (word === 'since' || word === 'from') return sideOf(point.from, 'from')
  if (word === 'after') return sideOf(point.to, 'from', 1_000)
  return word === 'before' ? sideOf(point.from, 'to', -1_000) : sideOf(point.to, 'to')
}

function betweenSpan(words: string, frame: Frame): Span | null {
  const [left, right, ...rest] = words.split(/ ?(?:\.\.|…|–| to | - ) ?/)
  if (left === undefined || right === undefined || rest.length > 0 || (left === '' && right === '')) return null
  const read = (part: string) => (part === '' ? {} : (namedSpan(part, frame) ?? pointSpan(part, frame)))
  const [first, last] = [read(left), read(right)]
  if (first === null || last === null) return null
  const span = { ...sideOf(first.from, 'from'), ...sideOf(last.to, 'to') }
  return span.from !== undefined && span.to !== undefined && span.from > span.to ? null : span
}

/** A month, a day, or a moment to the minute or second. */
function pointSpan(words: string, frame: Frame): Span | null {
  if (/^\d{4}-\d\d$/.test(words)) return monthSpan(words, frame)
  const start = parseInZone(words, frame.zone)
  if (start === null) return null
  if (/^\d{4}-\d\d-\d\d$/.test(words)) return days(words, words, frame)
  const length = /\d:\d\d:\d\d/.test(words) ? 0 : 59_000
  return { from: start, to: new Date(Date.parse(start) + length).toISOString() }
}

function monthSpan(month: string, frame: Frame): Span | null {
  const [year = 0, number = 0] = month.split('-').map(Number)
  if (number < 1 || number > 12 || year < 1900) return null
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
  return days(`${month}-01`, last, frame)
}

const days = (first: string, last: string, { zone }: Frame): Span => ({
  from: startOfDay(first, zone),
  to: new Date(Date.parse(startOfNextDay(last, zone)) - 1_000).toISOString(),
})

const sideOf = (at: Instant | undefined, side: 'from' | 'to', byMs = 0): Span =>
  at === undefined ? {} : { [side]: new Date(Date.parse(at) + byMs).toISOString() }

const shift = (day: string, by: number): string => new Date(Date.parse(`${day}T12:00:00Z`) + by * dayMs).toISOString().slice(0, 10)
const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay()
