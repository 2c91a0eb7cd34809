import type { FloorAgent, FloorSource } from '@/lib/contracts/live'
import type { ReadStamp } from '@/lib/contracts/paging'
import { isAppError, sentenceOf } from '@/lib/server/core/errors'
import type { Clock } from '@/lib/server/ports/clock'
import type { Dialer, ReadOptions } from '@/lib/server/ports/dialer'
import { fromInstant } from '@/lib/shared/instant'
import { derivedFloor, followMovements, type Movements } from './derived-floor'
import { monitoredFloor } from './monitored-floor'
import { spanOfToday } from './span-of-today'

/** From the begin of one read to the next: with the way of the answer and of the event a change is on every screen within 5 s. */
const everyMs = 4_000
const longestRestMs = 60_000
/** Who asked within this looks; a screen asks at least every 10 s. */
const attentionMs = 25_000
/** A token without the section gets it now and then. */
const refusalHoldsMs = 600_000

export type FloorReading = { source: FloorSource; agents: FloorAgent[]; read: ReadStamp }

/** The one poll of the floor that serves every screen. It rests while nobody looks. */
export type LiveFloor = {
  /** Somebody looks at this moment. */
  look: () => void
  isWatched: () => boolean
  /** Epoch ms from which on the next read may begin: after a failure that is later each time. */
  dueAt: () => number
  latest: () => FloorReading | null
  /** Why the newest read failed; null after a good one. */
  failure: () => unknown
  /** One read for all who ask at once. Never rejects: what went wrong stands in `failure`. */
  read: (options?: Pick<ReadOptions, 'priority'>) => Promise<void>
}

type Deps = { dialer: Dialer; clock: Clock; timeZone: string; onChange: () => void }
type State = {
  latest: FloorReading | null
  failure: unknown
  failures: number
  dueAt: number
  lookedAt: number
  movements: Movements
  monitorRefusedUntil: number
  told: string
}

export function makeLiveFloor(deps: Deps): LiveFloor {
  const state: State = { latest: null, failure: null, failures: 0, dueAt: 0, lookedAt: -Infinity, movements: new Map(), monitorRefusedUntil: 0, told: '' }
  let round: Promise<void> | null = null
  return {
    look: () => {
      state.lookedAt = deps.clock.now()
    },
    isWatched: () => deps.clock.now() - state.lookedAt < attentionMs,
    dueAt: () => state.dueAt,
    latest: () => state.latest,
    failure: () => state.failure,
    read: ({ priority = 'background' } = {}) => {
      round ??= readOnce(deps, state, { priority, maxAgeMs: everyMs / 2 }).finally(() => {
        round = null
      })
      return round
    },
  }
}

async function readOnce(deps: Deps, state: State, options: ReadOptions): Promise<void> {
  const begunAt = deps.clock.now()
  try {
    state.latest = await readFloor(deps, state, options)
    state.failure = null
    state.failures = 0
  } catch (error) {
    state.failure = error
    state.failures += 1
  }
  state.dueAt = begunAt + Math.min(everyMs * 2 ** state.failures, longestRestMs)
  const now = JSON.stringify([state.latest?.source, state.latest?.agents, state.failure === null ? null : sentenceOf(state.failure)])
  if (now === state.told) return
  state.told = now
  deps.onChange()
}

async function readFloor(deps: Deps, state: State, options: ReadOptions): Promise<FloorReading> {
  const isRefused = deps.clock.now() < state.monitorRefusedUntil
  const monitored = isRefused ? null : await readMonitor(deps, state, options)
  if (monitored !== null) return monitored
  const read = await deps.dialer.agents.performance(spanOfToday(deps), options)
  // Sums seen before a long rest say nothing about what happens now.
  const isFollowed = state.latest?.source === 'derived' && fromInstant(read.begunAt) - fromInstant(state.latest.read.answeredAt) < attentionMs
  state.movements = followMovements(isFollowed ? state.movements : new Map(), read)
  return { source: 'derived', agents: derivedFloor(state.movements), read: stampOf(read) }
}

/** Null where the token may not see the monitor. */
async function readMonitor(deps: Deps, state: State, options: ReadOptions): Promise<FloorReading | null> {
  try {
    const read = await deps.dialer.agents.monitor({}, options)
    const before = state.latest?.source === 'monitor' ? state.latest.agents : []
    return { source: 'monitor', agents: monitoredFloor(read, before), read: stampOf(read) }
  } catch (error) {
    if (!isAppError(error) || error.code !== 'upstream_auth') throw error
    state.monitorRefusedUntil = deps.clock.now() + refusalHoldsMs
    return null
  }
}

const stampOf = ({ begunAt, answeredAt }: ReadStamp): ReadStamp => ({ begunAt, answeredAt })
