import type { Clock } from '@/lib/server/ports/clock'
import { busy } from './errors'

export type Priority = 'interactive' | 'background'

/** Held by whoever waits; `promote` may raise it while it is queued. */
export type Claim = { priority: Priority }

export type Pace = {
  /** Resolves with `release` when the request may go. Throws upstream_busy when the queue is full, the signal's reason on abort. */
  acquire: (claim: Claim, signal?: AbortSignal) => Promise<() => void>
  promote: (claim: Claim) => void
  queued: () => number
}

type Waiter = { claim: Claim; start: () => void }
type Bucket = { tokens: number; at: number; rate: number; size: number }

const maxQueued = 64

/** Token bucket plus a cap in flight; people go first, background work has half of both. */
export function makePace({ clock, maxRps, burst, maxInFlight }: { clock: Clock; maxRps: number; burst: number; maxInFlight: number }): Pace {
  const everyone = bucket(clock.now(), maxRps, burst)
  const background = bucket(clock.now(), maxRps / 2, burst / 2)
  const backgroundInFlight = Math.max(1, Math.floor(maxInFlight / 2))
  const waiting: Record<Priority, Waiter[]> = { interactive: [], background: [] }
  const running: Record<Priority, number> = { interactive: 0, background: 0 }
  let timer: AbortController | null = null

  const bucketsFor = (priority: Priority) => (priority === 'background' ? [everyone, background] : [everyone])
  const hasRoom = (priority: Priority) =>
    running.interactive + running.background < maxInFlight && (priority === 'interactive' || running.background < backgroundInFlight)

  const tryStart = (priority: Priority): boolean => {
    const next = waiting[priority][0]
    if (next === undefined || !hasRoom(priority)) return false
    const buckets = bucketsFor(priority)
    if (buckets.some((each) => msUntilToken(each, clock.now()) > 0)) return false
    for (const each of buckets) each.tokens -= 1
    waiting[priority].shift()
    running[priority] += 1
    next.start()
    return true
  }

  const pump = () => {
    timer?.abort()
    timer = null
    while (tryStart('interactive') || (waiting.interactive.length === 0 && tryStart('background')));
    const ahead: Priority = waiting.interactive.length > 0 ? 'interactive' : 'background'
    if (waiting[ahead].length === 0 || !hasRoom(ahead)) return
    timer = new AbortController()
    const wait = Math.max(...bucketsFor(ahead).map((each) => msUntilToken(each, clock.now())))
    clock.sleep(wait, timer.signal).then(pump, () => undefined)
  }

  return {
    queued: () => waiting.interactive.length + waiting.background.length,
    acquire: (claim, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const length = waiting.interactive.length + waiting.background.length
        const isFull = length >= maxQueued || (claim.priority === 'background' && waiting.background.length >= maxQueued / 2)
        if (isFull) return reject(busy('queue', Math.ceil(length / maxRps)))
        const abort = () => {
          for (const queue of [waiting.interactive, waiting.background]) if (queue.includes(waiter)) queue.splice(queue.indexOf(waiter), 1)
          pump()
          reject(signal?.reason)
        }
        const waiter: Waiter = {
          claim,
          start: () => {
            signal?.removeEventListener('abort', abort)
            resolve(releaseOnce(claim.priority))
          },
        }
        signal?.addEventListener('abort', abort, { once: true })
        waiting[claim.priority].push(waiter)
        pump()
      }),
    promote: (claim) => {
      if (claim.priority === 'interactive') return
      claim.priority = 'interactive'
      const raised = waiting.background.find((waiter) => waiter.claim === claim)
      if (raised === undefined) return
      waiting.background.splice(waiting.background.indexOf(raised), 1)
      waiting.interactive.push(raised)
      pump()
    },
  }

  function releaseOnce(priority: Priority): () => void {
    let isReleased = false
    return () => {
      if (isReleased) return
      isReleased = true
      running[priority] -= 1
      pump()
    }
  }
}

const bucket = (at: number, rate: number, size: number): Bucket => ({ tokens: Math.max(1, size), at, rate, size: Math.max(1, size) })

function msUntilToken(each: Bucket, now: number): number {
  each.tokens = Math.min(each.size, each.tokens + ((now - each.at) / 1000) * each.rate)
  each.at = now
  // Rounding must not ask for one more, endless, wait.
  return each.tokens >= 1 - 1e-9 ? 0 : Math.ceil(((1 - each.tokens) / each.rate) * 1000)
}
