import type { Call } from '@/lib/contracts/calls'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { formatInZone, parseInZone } from '@/lib/shared/zone-stamp'

const secondMs = 1_000
const minuteMs = 60_000
/** By how much clocks are set back somewhere in the world. */
const backSteps = [3_600_000, 1_800_000]

/** Where reading the log backwards goes on: calls begun at or before that second, without the first `skip` of them. */
export type CallCursor = { before: string; skip: number }
export type CallSpan = { from: string; to: string }

/** The stretch around an hour that the zone's clock goes through twice, when the moment lies in it: its ends have names of their own. */
export function doubledHour(at: string, zone: string): CallSpan | null {
  const stamp = formatInZone(at, zone)
  const first = fromInstant(parseInZone(stamp, zone) ?? at)
  const back = backSteps.find((step) => formatInZone(toInstant(first + step), zone) === stamp)
  if (back === undefined) return null
  let turn = Math.floor(first / minuteMs) * minuteMs + minuteMs
  while (formatInZone(toInstant(turn), zone) > formatInZone(toInstant(turn - minuteMs), zone)) turn += minuteMs
  return { from: toInstant(turn - back - secondMs), to: toInstant(turn + back) }
}

/** Whole seconds whose stamps mean one moment each, so that no way of reading them leaves a call of the span out. */
export function namedSpan({ from, to }: CallSpan, zone: string): CallSpan {
  return { from: doubledHour(from, zone)?.from ?? wholeSecond(from), to: doubledHour(to, zone)?.to ?? wholeSecond(to) }
}

/** Whether a call can belong to the span; in a doubled hour its stamp may mean either pass. */
export function isWithin({ startedAt }: Pick<Call, 'startedAt'>, { from, to }: CallSpan, zone: string): boolean {
  if (startedAt === null) return true
  const at = fromInstant(startedAt)
  const [first, last] = [fromInstant(wholeSecond(from)), fromInstant(to)]
  if (at >= first && at <= last) return true
  const hour = at < first ? doubledHour(startedAt, zone) : null
  if (hour === null) return false
  const second = at + (fromInstant(hour.to) - fromInstant(hour.from) - secondMs) / 2
  return second >= first && second <= last
}

/** After these rows of a page that began at the cursor: on by time where the last one's second is plain, else by number. */
export function cursorAfter({ before, skip }: CallCursor, rows: readonly Pick<Call, 'startedAt'>[], zone: string): CallCursor {
  const last = rows.at(-1)?.startedAt ?? null
  if (last === null || last >= wholeSecond(before) || doubledHour(last, zone) !== null) return { before, skip: skip + rows.length }
  return { before: last, skip: rows.filter(({ startedAt }) => startedAt === last).length }
}

/** Newest first, as asked for; stamps of a doubled hour prove nothing. */
export function isNewestFirst(rows: readonly Pick<Call, 'startedAt'>[], zone: string): boolean {
  if (rows.every(({ startedAt }, index) => index === 0 || (startedAt ?? '') <= (rows[index - 1]?.startedAt ?? ''))) return true
  const plain = rows.flatMap(({ startedAt }) => (startedAt === null || doubledHour(startedAt, zone) !== null ? [] : [startedAt]))
  return plain.every((at, index) => index === 0 || at <= (plain[index - 1] ?? at))
}

/** Two halves that meet at a second with a name of its own, the newer one first; null when there is no such second left. */
export function halved({ from, to }: CallSpan, zone: string): [CallSpan, CallSpan] | null {
  const [first, last] = [fromInstant(from), fromInstant(to)]
  const middle = toInstant(Math.floor((first + last) / 2 / secondMs) * secondMs + secondMs)
  const hour = doubledHour(middle, zone)
  // Whoever asks about a part of a doubled hour may be answered with one of its passes: it stays in one piece.
  const cuts = hour === null ? [middle] : [hour.from, toInstant(fromInstant(hour.to) + secondMs)]
  const cut = cuts.find((at) => fromInstant(at) > first && fromInstant(at) <= last && doubledHour(toInstant(fromInstant(at) - secondMs), zone) === null)
  return cut === undefined ? null : [{ from: cut, to }, { from, to: toInstant(fromInstant(cut) - secondMs) }]
}

export const secondBefore = (at: string): string => toInstant(fromInstant(at) - secondMs)
export const secondAfter = (at: string): string => toInstant(fromInstant(at) + secondMs)
export const wholeSecond = (at: string): string => toInstant(Math.floor(fromInstant(at) / secondMs) * secondMs)
