import { toInstant } from '@/lib/shared/instant'
import type { Desk } from './desk'

const everyMs = 3_600_000
const dayMs = 24 * 3_600_000
const idleMs = 7 * dayMs
/** A pasted link to a search works this long. */
const keptMs = 30 * dayMs

/** Once an hour, forgets what nobody needs any more. Ends with the signal. */
export async function tidyStore(desk: Desk, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const now = desk.clock.now()
    const before = { idle: toInstant(now - idleMs), kept: toInstant(now - keptMs) }
    await desk.store.sweep(before).catch((error: unknown) => desk.log.warn({ error }, 'the store could not be tidied'))
    await desk.clock.sleep(everyMs, signal).catch(() => undefined)
  }
}
