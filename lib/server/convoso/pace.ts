import type { Clock } from '@/lib/server/ports/clock'
import { busy } from './errors'

export type Priority = 'interactive' | 'background'

/** Held by whoever waits; `promote` may raise it while it is queued. */
export type Claim = { priority: Priority }

export type Pace = {
  /**
   * Resolves with `release` when the request may go. Throws upstream_busy when 64 wait already (32 for background work),
   * and the signal's reason on abort.
   */
  acquire: (claim: Claim, signal?: AbortSignal) => Promise<() => void>
  promote: (claim: Claim) => void
  queued: () => number
}

type PaceLimits = { clock: Clock; maxRps: number; burst: number; maxInFlight: number }

type Waiter = { claim: Claim; start: () => void }
type Bucket = { tokens: number; at: number; rate: number; size: number }
type Track = {
  clock: Clock
  /** Background work draws from both, everybody from the first. */
  everyone: Bucket
  background: Bucket
  most: Record<Priority, number>
  waiting: Record<Priority, Waiter[]>
  running: Record<Priority, number>
  timer: AbortController | null
}

const maxQueued = 64

/** Token bucket plus a cap in flight; people go first, background work has half of both. */
export function makePace({ clock, maxRps, burst, maxInFlight }: PaceLimits): Pace {
  const track: Track = {
    clock,
    everyone: bucket(clock.now(), maxRps, burst),
    background: bucket(clock.now(), maxRps / 2, burst / 2),
    most: { interactive: maxInFlight, background: Math.max(1, Math.floor(maxInFlight / 2)) },
    waiting: { interactive: [], background: [] },
    running: { interactive: 0, background: 0 },
    timer: null,
  }
  return {
    queued: () => queuedIn(track),
    acquire: (claim, signal) => acquire(track, claim, signal),
    promote: (claim) => promote(track, claim),
  }
}

function acquire(track: Track, claim: Claim, signal: AbortSignal | undefined): Promise<() => void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    if (isFull(track, claim.priority)) return reject(busy('queue', Math.ceil(queuedIn(track) / track.everyone.rate)))
    const abort = () => {
      withdraw(track, waiter)
      pump(track)
      reject(signal?.reason)
    }
    const waiter: Waiter = {
      claim,
      start: () => {
        signal?.removeEventListener('abort', abort)
        resolve(releaseOnce(track, claim.priority))
      },
    }
    signal?.addEventListener('abort', abort, { once: true })
    track.waiting[claim.priority].push(waiter)
    pump(track)
  })
}

function promote(track: Track, claim: Claim): void {
  if (claim.priority === 'interactive') return
  claim.priority = 'interactive'
  const raised = track.waiting.background.find((waiter) => waiter.claim === claim)
  if (raised === undefined) return
  withdraw(track, raised)
  track.waiting.interactive.push(raised)
  pump(track)
}

/** Starts all that may start now, then sets one timer for the moment when the next may. */
function pump(track: Track): void {
  track.timer?.abort()
  track.timer = null
  let isMoving = true
  while (isMoving) isMoving = tryStart(track, nextInLine(track))
  const ahead = nextInLine(track)
  if (track.waiting[ahead].length === 0 || !hasRoom(track, ahead)) return
  track.timer = new AbortController()
  const wait = Math.max(...bucketsOf(track, ahead).map((each) => msUntilToken(each, track.clock.now())))
  track.clock.sleep(wait, track.timer.signal).then(
    () => pump(track),
    () => undefined,
  )
}

function tryStart(track: Track, priority: Priority): boolean {
  if (track.waiting[priority].length === 0 || !hasRoom(track, priority)) return false
  const buckets = bucketsOf(track, priority)
  if (buckets.some((each) => msUntilToken(each, track.clock.now()) > 0)) return false
  for (const each of buckets) each.tokens -= 1
  track.running[priority] += 1
  track.waiting[priority].shift()?.start()
  return true
}

function releaseOnce(track: Track, priority: Priority): () => void {
  let isReleased = false
  return () => {
    if (isReleased) return
    isReleased = true
    track.running[priority] -= 1
    pump(track)
  }
}

function withdraw(track: Track, waiter: Waiter): void {
  for (const queue of [track.waiting.interactive, track.waiting.background]) {
    const index = queue.indexOf(waiter)
    if (index >= 0) queue.splice(index, 1)
  }
}

const nextInLine = (track: Track): Priority => (track.waiting.interactive.length > 0 ? 'interactive' : 'background')
const queuedIn = (track: Track): number => track.waiting.interactive.length + track.waiting.background.length
const bucketsOf = (track: Track, priority: Priority): Bucket[] =>
  priority === 'background' ? [track.everyone, track.background] : [track.everyone]

const isFull = (track: Track, priority: Priority): boolean =>
  queuedIn(track) >= maxQueued || (priority === 'background' && track.waiting.background.length >= maxQueued / 2)

const hasRoom = ({ running, most }: Track, priority: Priority): boolean =>
  running.interactive + running.background < most.interactive && (priority === 'interactive' || running.background < most.background)

const bucket = (at: number, rate: number, size: number): Bucket => ({ tokens: Math.max(1, size), at, rate, size: Math.max(1, size) })

function msUntilToken(each: Bucket, now: number): number {
  each.tokens = Math.min(each.size, each.tokens + ((now - each.at) / 1000) * each.rate)
  each.at = now
  // Rounding must not ask for one more, endless, wait.
  return each.tokens >= 1 - 1e-9 ? 0 : Math.ceil(((1 - each.tokens) / each.rate) * 1000)
}
