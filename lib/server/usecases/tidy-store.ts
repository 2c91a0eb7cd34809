import { toInstant } from '@/lib/shared/instant'
import type { Desk } from './desk'

const everyMs = 3_600_000
const keepMs = 7 * 24 * 3_600_000

/** Once an hour, forgets what nobody needs any more. Ends with the signal. */
export async function tidyStore(desk: Desk, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await desk.store.sweep(toInstant(desk.clock.now() - keepMs)).catch((error: unknown) => desk.log.warn({ error }, 'the store could not be tidied'))
    await desk.clock.sleep(everyMs, signal).catch(() => undefined)
  }
}
