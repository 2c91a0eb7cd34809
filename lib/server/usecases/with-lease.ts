import { toInstant } from '@/lib/shared/instant'
import type { Desk } from './desk'

/** Short, so that a dead process does not hold others up; renewed while the work goes on. */
const leaseMs = 15_000
const renewMs = 5_000
const retryMs = 250

type Lease = { name: string; isWorthWaiting: () => Promise<boolean> }

/** Works while holding a name that no other process holds. Null when it was no longer worth waiting for it. */
export async function withLease<T>(desk: Desk, { name, isWorthWaiting }: Lease, work: () => Promise<T>): Promise<T | null> {
  while (!(await take(desk, name))) {
    if (!(await isWorthWaiting())) return null
    await desk.clock.sleep(retryMs)
  }
  const stop = new AbortController()
  const renewing = renew(desk, name, stop.signal)
  try {
    return await work()
  } finally {
    stop.abort()
    await renewing
    await desk.store.leases.release(name, desk.processId)
  }
}

async function take(desk: Desk, name: string): Promise<boolean> {
  const now = desk.clock.now()
  return await desk.store.leases.take(name, desk.processId, toInstant(now), toInstant(now + leaseMs))
}

async function renew(desk: Desk, name: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await desk.clock.sleep(renewMs, signal).catch(() => undefined)
    if (!signal.aborted) await take(desk, name).catch((error: unknown) => desk.log.warn({ error, lease: name }, 'lease not renewed'))
  }
}
