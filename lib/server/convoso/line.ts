import { AppError } from '@/lib/server/core/errors'
import type { Log } from '@/lib/server/core/log'
import type { Clock } from '@/lib/server/ports/clock'
import type { WriteOptions } from '@/lib/server/ports/dialer'
import type { Breakers, Verdict } from './breaker'
import { openEnvelope, type Envelope } from './envelope'
import { busy, unavailable, unreadable } from './errors'
import { encodeFields, type Fields } from './form'
import type { HealthRecorder } from './health'
import type { Claim, Pace } from './pace'
import { asTransient, retryAfterSeconds, withRetries, type RetryBudget } from './retry'
import type { Send, Sent } from './send'

export type Fetched<T> = { data: T; begunAt: number; answeredAt: number; bytes: number }

type LineRead<T> = {
  path: string
  encoded: string
  parse: (envelope: Envelope) => T
  claim: Claim
  signal: AbortSignal
  /** Called at the moment each attempt goes on the wire. */
  onBegin: (at: number) => void
}

export type Line = {
  /** Up to three attempts; `begunAt` is when the answered one went on the wire. */
  read: <T>(input: LineRead<T>) => Promise<Fetched<T>>
  /** One attempt; every error is an AppError that says whether the request can have arrived. */
  write: <T>(input: { path: string; fields: Fields; parse: (envelope: Envelope) => T }, options?: WriteOptions) => Promise<T>
}

type Parts = {
  send: Send
  pace: Pace
  breakers: Breakers
  budget: RetryBudget
  health: HealthRecorder
  clock: Clock
  log: Log
  random: () => number
}
type Attempt<T> = {
  path: string
  encoded: string
  isWrite: boolean
  claim: Claim
  signal: AbortSignal | undefined
  parse: (envelope: Envelope) => T
  onBegin?: (at: number) => void
}

/** The one way to the upstream: breaker, pace, send, envelope; retries for reads alone. */
export function makeLine(parts: Parts): Line {
  const { clock, random, budget } = parts
  return {
    read: (input) => {
      const once = () => attempt(parts, { ...input, isWrite: false })
      return recorded(parts, input, () => withRetries({ attempt: once, clock, random, budget, signal: input.signal }))
    },
    write: async ({ path, fields, parse }, options = {}) => {
      const { signal, priority = 'interactive' } = options
      const once = { path, encoded: encodeFields(fields), parse, claim: { priority }, signal, isWrite: true }
      try {
        return (await recorded(parts, once, () => attempt(parts, once))).data
      } catch (error) {
        if (error instanceof AppError) throw error
        // Only waiting for a turn ends with the caller's own reason.
        throw unavailable('given-up', 'no')
      }
    },
  }
}

async function attempt<T>({ send, pace, breakers, clock, log }: Parts, input: Attempt<T>): Promise<Fetched<T>> {
  const { path, isWrite } = input
  breakers.check(path)
  const release = await pace.acquire(input.claim, input.signal)
  try {
    const settle = breakers.enter(path)
    const begunAt = clock.now()
    input.onBegin?.(begunAt)
    const outcome = await send(input)
    const answeredAt = clock.now()
    settle(verdictOn(outcome))
    log.debug({ path, outcome: outcome.kind, status: 'status' in outcome ? outcome.status : undefined, ms: answeredAt - begunAt }, 'upstream call')
    const envelope = toEnvelope(outcome, { path, isWrite, now: answeredAt })
    return { data: input.parse(envelope), begunAt, answeredAt, bytes: envelope.bytes }
  } finally {
    release()
  }
}

/** Keeps the health figures; a caller who left says nothing about the upstream. */
async function recorded<T>(parts: Parts, call: { path: string; signal: AbortSignal | undefined }, work: () => Promise<T>): Promise<T> {
  const { health, clock, log } = parts
  try {
    const result = await work()
    health.succeeded(clock.now())
    return result
  } catch (error) {
    if (!(error instanceof AppError) || call.signal?.aborted) throw error
    if (error.code === 'upstream_rejected') health.succeeded(clock.now())
    else {
      const { upstreamCode, sent } = error.details
      health.failed(clock.now(), error.message)
      log.warn({ path: call.path, code: error.code, upstreamCode, sent }, 'upstream call failed')
    }
    throw error
  }
}

function verdictOn(outcome: Sent): Verdict {
  if (outcome.kind === 'aborted') return 'void'
  if (outcome.kind === 'timeout') return 'timeout'
  if (outcome.kind === 'failed') return 'failure'
  if (outcome.status === 408) return 'timeout'
  return outcome.status >= 500 ? 'failure' : 'success'
}

function toEnvelope(outcome: Sent, { path, isWrite, now }: { path: string; isWrite: boolean; now: number }): Envelope {
  if (outcome.kind === 'aborted') throw unavailable('given-up', outcome.sent ? 'maybe' : 'no')
  // Not tried again: whoever waits has waited long enough, and a silent upstream is not helped by more of the same.
  if (outcome.kind === 'timeout') throw unavailable('timeout', outcome.sent ? 'maybe' : 'no')
  if (outcome.kind === 'failed') throw asTransient(unavailable('failed', outcome.sent ? 'maybe' : 'no'))
  const { status } = outcome
  const answer = outcome.kind === 'answer' ? outcome : { retryAfter: null, text: '', bytes: 0 }
  const wait = retryAfterSeconds(answer.retryAfter, now) ?? undefined
  if (status === 429) throw asTransient(busy('limit', wait))
  if (status >= 500 || status === 408) throw asTransient(unavailable('status', 'maybe', wait))
  if (outcome.kind === 'unreadable' && status < 400) throw unreadable(isWrite)
  return openEnvelope({ path, isWrite, status, text: answer.text, bytes: answer.bytes })
}
