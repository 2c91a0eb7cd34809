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

export type LineRead<T> = {
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

type Parts = { send: Send; pace: Pace; breakers: Breakers; budget: RetryBudget; health: HealthRecorder; clock: Clock; log: Log; random: () => number }
type Attempt<T> = { path: string; encoded: string; isWrite: boolean; claim: Claim; signal: AbortSignal | undefined; parse: (envelope: Envelope) => T; onBegin?: (at: number) => void }

export function makeLine(parts: Parts): Line {
  const { send, pace, breakers, budget, health, clock, log, random } = parts

  const attempt = async <T>(input: Attempt<T>): Promise<Fetched<T>> => {
    breakers.check(input.path)
    const release = await pace.acquire(input.claim, input.signal)
    try {
      const settle = breakers.enter(input.path)
      const begunAt = clock.now()
      input.onBegin?.(begunAt)
      const outcome = await send(input)
      const answeredAt = clock.now()
      settle(verdictOn(outcome))
      log.debug({ path: input.path, outcome: outcome.kind, status: 'status' in outcome ? outcome.status : undefined, ms: answeredAt - begunAt }, 'upstream answered')
      const envelope = toEnvelope(outcome, { path: input.path, isWrite: input.isWrite, now: answeredAt })
      return { data: input.parse(envelope), begunAt, answeredAt, bytes: envelope.bytes }
    } finally {
      release()
    }
  }

  const recorded = async <T>(path: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> => {
    try {
      const result = await work()
      health.succeeded(clock.now())
      return result
    } catch (error) {
      if (!(error instanceof AppError) || signal?.aborted) throw error
      if (error.code === 'upstream_rejected') health.succeeded(clock.now())
      else {
        health.failed(clock.now(), error.message)
        log.warn({ path, code: error.code, upstreamCode: error.details.upstreamCode, sent: error.details.sent }, 'upstream call failed')
      }
      throw error
    }
  }

  return {
    read: ({ path, encoded, parse, claim, signal, onBegin }) =>
      recorded(path, signal, () =>
        withRetries({ attempt: () => attempt({ path, encoded, parse, claim, signal, onBegin, isWrite: false }), clock, random, budget, signal }),
      ),
    write: async ({ path, fields, parse }, options = {}) => {
      const encoded = encodeFields(fields)
      const claim: Claim = { priority: options.priority ?? 'interactive' }
      try {
        return (await recorded(path, options.signal, () => attempt({ path, encoded, parse, claim, signal: options.signal, isWrite: true }))).data
      } catch (error) {
        if (error instanceof AppError) throw error
        // Only waiting for a turn ends with the caller's own reason.
        throw unavailable('given-up', 'no')
      }
    },
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
  if (outcome.kind === 'timeout') throw unavailable('timeout', outcome.sent ? 'maybe' : 'no')
  if (outcome.kind === 'failed') throw asTransient(unavailable('failed', outcome.sent ? 'maybe' : 'no'))
  if (outcome.kind === 'unreadable' && outcome.status < 400) throw unreadable(isWrite)
  const wait = outcome.kind === 'answer' ? (retryAfterSeconds(outcome.retryAfter, now) ?? undefined) : undefined
  if (outcome.status === 429) throw asTransient(busy('limit', wait))
  if (outcome.status >= 500 || outcome.status === 408) throw asTransient(unavailable('status', 'maybe', wait))
  return openEnvelope({ path, isWrite, status: outcome.status, text: outcome.kind === 'answer' ? outcome.text : '', bytes: outcome.kind === 'answer' ? outcome.bytes : 0 })
}
