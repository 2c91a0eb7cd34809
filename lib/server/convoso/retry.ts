import { AppError } from '@/lib/server/core/errors'
import type { Clock } from '@/lib/server/ports/clock'

const maxRetries = 2
const baseMs = 250
const capMs = 5_000
const longestWaitSeconds = 30

/** Full jitter: anything from nothing up to 250 ms · 2^retry, never more than 5 s. */
export const backoffMs = (retry: number, random: () => number): number => random() * Math.min(capMs, baseMs * 2 ** retry)

/** Seconds to wait by a `Retry-After` header (seconds or an HTTP date); null when absent or senseless. */
export function retryAfterSeconds(header: string | null, now: number): number | null {
  if (header === null) return null
  const text = header.trim()
  if (/^\d{1,9}$/.test(text)) return Number(text)
  if (!/^[A-Z][a-z]{2},? /.test(text)) return null
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1000))
}

/** Keeps retries at or below a tenth of the requests, with a few free ones for a quiet system. */
export type RetryBudget = { earn: () => void; spend: () => boolean }

export function makeRetryBudget(): RetryBudget {
  const most = 10
  let balance = 5
  return {
    earn: () => {
      balance = Math.min(most, balance + 0.1)
    },
    spend: () => {
      if (balance < 1) return false
      balance -= 1
      return true
    },
  }
}

/** Marks an error as worth another try; unknown to everybody outside this room. */
const transient = new WeakSet<AppError>()

export function asTransient(error: AppError): AppError {
  transient.add(error)
  return error
}

/** Runs a read up to three times. A wait that the upstream asks for is obeyed up to 30 s, else the error goes out at once. */
export async function withRetries<T>(input: {
  attempt: () => Promise<T>
  clock: Clock
  random: () => number
  budget: RetryBudget
  signal: AbortSignal
}): Promise<T> {
  input.budget.earn()
  for (let retry = 0; ; retry++) {
    try {
      return await input.attempt()
    } catch (error) {
      if (!(error instanceof AppError) || !transient.has(error) || retry === maxRetries) throw error
      const asked = error.details.retryAfterSeconds
      if (asked !== undefined && asked > longestWaitSeconds) throw error
      if (!input.budget.spend()) throw error
      await input.clock.sleep(asked === undefined ? backoffMs(retry, input.random) : asked * 1000, input.signal)
    }
  }
}
