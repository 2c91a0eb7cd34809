import type { Clock } from '@/lib/server/ports/clock'

/** What is on the wire when the process shall end may take this long; a later answer is read back after the next start. */
const graceMs = 4_000

/** Lets the work end by itself; once `stop` comes, it has the grace and is then aborted. */
export async function withDeadline(clock: Clock, stop: AbortSignal, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const late = new AbortController()
  const over = new AbortController()
  const begin = () => void clock.sleep(graceMs, over.signal).then(() => late.abort(), () => undefined)
  if (stop.aborted) begin()
  else stop.addEventListener('abort', begin, { once: true })
  try {
    await work(late.signal)
  } finally {
    stop.removeEventListener('abort', begin)
    over.abort()
  }
}
