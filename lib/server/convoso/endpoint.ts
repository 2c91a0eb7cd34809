import type { Clock } from '@/lib/server/ports/clock'
import type { Read } from '@/lib/server/ports/dialer'
import { toInstant } from '@/lib/shared/instant'
import type { AnswerCache } from './answer-cache'
import type { Envelope } from './envelope'
import { encodeFields } from './form'
import type { Fetched, Line } from './line'
import type { Claim, Pace, Priority } from './pace'
import type { Endpoint, Noun } from './reads'

type Parts = {
  line: Line
  pace: Pace
  clock: Clock
  cache: AnswerCache
  noun: Noun
  path: string
  /** Goes up with every write to the noun. */
  generation: () => number
}

/** One request that several callers may wait for. `begunAt` is null until it is on the wire. */
type Flight<T> = { begunAt: number | null; generation: number; claim: Claim; stop: AbortController; callers: number; result: Promise<Fetched<T>> }
type Door<T> = Parts & { answers: Map<string, Fetched<T>>; flights: Map<string, Flight<T>> }
type Wanted<T> = { encoded: string; parse: (envelope: Envelope) => T; begunAfter: number; maxAgeMs: number; priority: Priority; isKept: boolean }

export function makeEndpoint<T>(parts: Parts): Endpoint<T> {
  const door: Door<T> = { ...parts, answers: new Map(), flights: new Map() }
  return async ({ fields, parse }, options = {}) => {
    const wanted: Wanted<T> = {
      encoded: encodeFields(fields),
      parse,
      // A moment that has not come yet can not be waited for by asking.
      begunAfter: Math.min(options.begunAfter ?? Number.NEGATIVE_INFINITY, parts.clock.now()),
      maxAgeMs: options.maxAgeMs ?? 0,
      priority: options.priority ?? 'interactive',
      isKept: options.keep ?? true,
    }
    for (;;) {
      options.signal?.throwIfAborted()
      const kept = fromCache(door, wanted)
      if (kept !== undefined) return toRead(kept)
      const flight = toJoin(door, wanted) ?? start(door, wanted)
      if (wanted.priority === 'interactive') parts.pace.promote(flight.claim)
      const fetched = await share(flight, options.signal, () => leave(door, wanted.encoded, flight))
      if (fetched.begunAt >= wanted.begunAfter) return toRead(fetched)
    }
  }
}

function fromCache<T>(door: Door<T>, { encoded, maxAgeMs, begunAfter }: Wanted<T>): Fetched<T> | undefined {
  const answer = door.answers.get(encoded)
  if (answer === undefined || maxAgeMs <= 0) return undefined
  if (answer.begunAt < door.clock.now() - maxAgeMs || answer.begunAt < begunAfter) return undefined
  door.cache.touch(cacheKey(door.path, encoded))
  return answer
}

function toJoin<T>(door: Door<T>, { encoded, begunAfter }: Wanted<T>): Flight<T> | undefined {
  const flight = door.flights.get(encoded)
  if (flight === undefined || flight.begunAt === null) return flight
  return flight.generation === door.generation() && flight.begunAt >= begunAfter ? flight : undefined
}

function start<T>(door: Door<T>, { encoded, parse, priority, isKept }: Wanted<T>): Flight<T> {
  const stop = new AbortController()
  const claim: Claim = { priority }
  const onBegin = (at: number) => {
    flight.begunAt = at
    flight.generation = door.generation()
  }
  const result = door.line
    .read({ path: door.path, encoded, parse, claim, signal: stop.signal, onBegin })
    .finally(() => leave(door, encoded, flight))
    .then((fetched) => {
      if (isKept && flight.generation === door.generation()) keep(door, encoded, fetched)
      return fetched
    })
  const flight: Flight<T> = { begunAt: null, generation: door.generation(), claim, stop, callers: 0, result }
  // Every caller may have left by the time it fails.
  result.catch(() => undefined)
  door.flights.set(encoded, flight)
  return flight
}

function keep<T>(door: Door<T>, encoded: string, fetched: Fetched<T>): void {
  const known = door.answers.get(encoded)
  if (known !== undefined && known.begunAt > fetched.begunAt) return
  door.answers.set(encoded, fetched)
  door.cache.keep(cacheKey(door.path, encoded), { noun: door.noun, bytes: fetched.bytes, drop: () => door.answers.delete(encoded) })
}

function leave<T>(door: Door<T>, encoded: string, flight: Flight<T>): void {
  if (door.flights.get(encoded) === flight) door.flights.delete(encoded)
}

/** One caller's abort leaves the others their answer; the last one's stops the request. */
function share<T>(flight: Flight<T>, signal: AbortSignal | undefined, forsake: () => void): Promise<Fetched<T>> {
  flight.callers += 1
  if (signal === undefined) return flight.result
  return new Promise((resolve, reject) => {
    const abort = () => {
      flight.callers -= 1
      if (flight.callers === 0) {
        forsake()
        flight.stop.abort(signal.reason)
      }
      reject(signal.reason)
    }
    signal.addEventListener('abort', abort, { once: true })
    flight.result.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

const cacheKey = (path: string, encoded: string): string => `${path}?${encoded}`

const toRead = <T>(fetched: Fetched<T>): Read<T> => ({
  data: fetched.data,
  begunAt: toInstant(fetched.begunAt),
  answeredAt: toInstant(fetched.answeredAt),
})
