import type { Clock } from '@/lib/server/ports/clock'

export type FakeClock = Clock & {
  /** Moves time on, waking each sleeper at its own moment; resolves when everything that follows from it has settled. */
  advance: (ms: number) => Promise<void>
  /** Lets pending promises settle without moving time. */
  settle: () => Promise<void>
  /** How many sleeps have neither ended nor been aborted. */
  sleepers: () => number
}

type Sleeper = { dueAt: number; order: number; wake: () => void }

/** A clock that stands still until the test moves it. */
export function fakeClock(startEpochMs = Date.UTC(2026, 2, 3, 18, 0, 0)): FakeClock {
  let now = startEpochMs
  let order = 0
  const sleeping = new Set<Sleeper>()

  const nextDue = (until: number): Sleeper | undefined =>
    [...sleeping].filter((s) => s.dueAt <= until).sort((a, b) => a.dueAt - b.dueAt || a.order - b.order)[0]

  return {
    now: () => now,
    sleepers: () => sleeping.size,
    settle,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const leave = () => {
          sleeping.delete(sleeper)
          signal?.removeEventListener('abort', abort)
        }
        const abort = () => {
          leave()
          reject(signal?.reason)
        }
        const wake = () => {
          leave()
          resolve()
        }
        const sleeper: Sleeper = { dueAt: now + Math.max(0, ms), order: order++, wake }
        sleeping.add(sleeper)
        signal?.addEventListener('abort', abort, { once: true })
      }),
    advance: async (ms) => {
      const until = now + ms
      await settle()
      for (let due = nextDue(until); due !== undefined; due = nextDue(until)) {
        now = Math.max(now, due.dueAt)
        due.wake()
        await settle()
      }
      now = until
      await settle()
    },
  }
}

/** Streams and response bodies need several turns of the event loop; none of them is time. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setImmediate(resolve))
}
