import { toInstant } from '@/lib/shared/instant'
import type { Desk } from './desk'
import { tidyExports } from './exports/tidy-exports'

const everyMs = 3_600_000
const dayMs = 24 * 3_600_000
const idleMs = 7 * dayMs
/** A pasted link to a search works this long. */
const keptMs = 30 * dayMs
const jobsKeptMs = 90 * dayMs

/** Once an hour, forgets what nobody needs any more. Ends with the signal. */
export async function tidyStore(desk: Desk, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const now = desk.clock.now()
    const before = { idle: toInstant(now - idleMs), kept: toInstant(now - keptMs) }
    await orWarn(desk, desk.store.sweep(before))
    await orWarn(desk, desk.store.jobs.forget(toInstant(now - jobsKeptMs)))
    await orWarn(desk, tidyExports(desk))
    await desk.clock.sleep(everyMs, signal).catch(() => undefined)
  }
}

/** One that fails does not keep the others from being done. */
const orWarn = (desk: Desk, work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) => desk.log.warn({ error }, 'the store could not be tidied'))
