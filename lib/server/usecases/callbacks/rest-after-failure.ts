import { isAppError } from '@/lib/server/core/errors'
import type { Ctx } from '../desk'

const restMs = 10_000
/** A token gets a section seldom. */
const refusedMs = 300_000

type Failure = { error: unknown; until: number }

/** Per line to the dialer: which reads have just failed. */
const resting = new WeakMap<Ctx['dialer'], Map<string, Failure>>()

/**
 * Good answers are shared by the line itself; here a failure is. Otherwise each browser that looks would ask a dialer in trouble anew,
 * and a refusal would be asked for all day.
 */
export async function restAfterFailure<T>({ dialer, clock }: Pick<Ctx, 'dialer' | 'clock'>, name: string, read: () => Promise<T>): Promise<T> {
  const failures = resting.get(dialer) ?? new Map<string, Failure>()
  resting.set(dialer, failures)
  const known = failures.get(name)
  if (known !== undefined && clock.now() < known.until) throw known.error
  try {
    const data = await read()
    failures.delete(name)
    return data
  } catch (error) {
    failures.set(name, { error, until: clock.now() + (isAppError(error) && error.code === 'upstream_auth' ? refusedMs : restMs) })
    throw error
  }
}
