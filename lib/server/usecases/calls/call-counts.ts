import type { Call } from '@/lib/contracts/calls'
import { callsPerRead, countedUnasked } from '@/lib/contracts/calls-words'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { sentenceOf } from '@/lib/server/core/errors'
import type { Ctx } from '../desk'
import type { CallCursor, CallSpan } from './call-cursor'
import type { CallQuestion } from './matches-call'
import { readCallWindows } from './read-call-windows'

const minuteMs = 60_000
const dayMs = 1_440 * minuteMs
const mostKept = 24
/** While a call may still come late into the log a count is young for this long; later for the second one. */
const youngMs = 60_000
const settledMs = 900_000
const unsettledMs = 900_000

/** How many calls of which outcome began in which stretch; no person, number or name is kept. */
export type CallCount = {
  span: CallSpan
  cellMs: number
  /** Outcomes by their place here; cells by `slot * 4096 + place`. */
  codes: string[]
  names: Map<string, string>
  cells: Map<number, number>
  counted: number
  covered: string | null
  total: number | null
  state: 'counting' | 'asks' | 'done' | 'failed'
  notes: string[]
  problem: string | null
  readAt: string
}

type Held = CallCount & { key: string; next: CallCursor | null; watchers: Set<() => void>; stop: AbortController | null }
type Asking = { ctx: Ctx; asked: CallQuestion; span: CallSpan; hasAgreed: boolean; signal: AbortSignal }

/** Counts of calls over time: read once per span and filters for everybody who asks, from the newest on, and ended when nobody asks any more. */
export type CallCounts = { watch: (asking: Asking) => AsyncGenerator<CallCount> }

export function makeCallCounts(): CallCounts {
  const kept = new Map<string, Held>()
  return {
    watch: async function* (asking) {
      const count = heldFor(kept, asking)
      const wake: { now: () => void } = { now: () => undefined }
      const watcher = () => wake.now()
      count.watchers.add(watcher)
      asking.signal.addEventListener('abort', watcher)
      try {
        if (count.state === 'asks' && asking.hasAgreed) count.state = 'counting'
        if (count.state === 'counting' && count.stop === null) void read(count, asking)
        while (!asking.signal.aborted) {
          const changed = new Promise<void>((resolve) => (wake.now = resolve))
          const { state } = count
          yield count
          if (state !== 'counting') return
          await changed
        }
      } finally {
        asking.signal.removeEventListener('abort', watcher)
        count.watchers.delete(watcher)
        if (count.watchers.size === 0) count.stop?.abort()
      }
    },
  }
}

function heldFor(kept: Map<string, Held>, { ctx, asked, span }: Asking): Held {
  const filters = JSON.stringify(Object.entries(asked).toSorted(([a], [b]) => a.localeCompare(b)))
  const key = `${filters} ${span.from} ${span.to}`
  const now = ctx.clock.now()
  const known = kept.get(key) ?? widerThan(kept, filters, span)
  if (known !== undefined && isFresh(known, now)) return touch(kept, known)
  const fresh: Held = {
    key, span, cellMs: cellMsFor(span), codes: [], names: new Map(), cells: new Map(), counted: 0, covered: null, total: null, state: 'counting', notes: [],
    problem: null, readAt: toInstant(now), next: null, watchers: new Set(), stop: null,
  }
  return touch(kept, fresh)
}

/** Never wider than the quarters of an hour at which zones may change. */
function cellMsFor({ from, to }: CallSpan): number {
  const days = (fromInstant(to) - fromInstant(from)) / dayMs
  return days <= 2 ? minuteMs : days <= 14 ? 5 * minuteMs : 15 * minuteMs
}

/** A part of what is counted already needs no reading, where its ends are ends of cells. */
function widerThan(kept: ReadonlyMap<string, Held>, filters: string, { from, to }: CallSpan): Held | undefined {
  return [...kept.values()].find(
    (held) =>
      held.state === 'done' && held.key.startsWith(`${filters} `) && held.span.from <= from && held.span.to >= to &&
      fromInstant(from) % held.cellMs === 0 && ((fromInstant(to) + 1_000) % held.cellMs === 0 || held.span.to === to),
  )
}

/** A failed one is tried again from where it stands by the next who asks. */
function isFresh(held: Held, now: number): boolean {
  const age = now - fromInstant(held.readAt)
  const isSettled = fromInstant(held.span.to) < fromInstant(held.readAt) - unsettledMs
  return held.watchers.size > 0 || age < (isSettled ? settledMs : youngMs)
}

function touch(kept: Map<string, Held>, held: Held): Held {
  kept.delete(held.key)
  kept.set(held.key, held)
  if (held.state === 'failed') Object.assign(held, { state: 'counting', problem: null } satisfies Partial<Held>)
  for (const [key, { watchers }] of kept) if (kept.size > mostKept && watchers.size === 0) kept.delete(key)
  return held
}

async function read(held: Held, asking: Asking): Promise<void> {
  const { ctx, asked, hasAgreed } = asking
  const stop = new AbortController()
  held.stop = stop
  const hadAgreed = hasAgreed || (held.total !== null && held.next !== null)
  try {
    const start = held.next ?? undefined
    for await (const page of readCallWindows(ctx, asked, { ...held.span, start, read: { priority: 'background', signal: stop.signal } })) {
      held.total ??= page.total
      held.next = page.next
      held.covered = page.covered ?? held.covered
      for (const call of page.calls) add(held, call)
      if (page.unread !== null) held.notes.push(page.unread.sentence)
      if (page.next === null) held.state = 'done'
      else if (!hadAgreed && (held.total ?? 0) > countedUnasked) held.state = 'asks'
      tell(held)
      if (held.state !== 'counting') break
    }
    if (held.state === 'counting') held.state = 'done'
  } catch (error) {
    if (!stop.signal.aborted) Object.assign(held, { state: 'failed', problem: sentenceOf(error) } satisfies Partial<Held>)
  } finally {
    held.stop = null
    held.readAt = toInstant(ctx.clock.now())
    tell(held)
    // Somebody came while the reading that nobody had wanted any more was ending.
    if (held.state === 'counting' && held.watchers.size > 0) void read(held, asking)
  }
}

function add(held: Held, { startedAt, status, statusName }: Call): void {
  if (startedAt === null) return
  let place = held.codes.indexOf(status)
  if (place === -1) place = held.codes.push(status) - 1
  if (statusName !== null) held.names.set(status, statusName)
  const cell = Math.floor(fromInstant(startedAt) / held.cellMs) * 4_096 + place
  held.cells.set(cell, (held.cells.get(cell) ?? 0) + 1)
  held.counted += 1
}

const tell = ({ watchers }: Held): void => watchers.forEach((watcher) => watcher())

/** How many requests reading so many calls takes. */
export const readsFor = (calls: number): number => Math.ceil(calls / callsPerRead)
