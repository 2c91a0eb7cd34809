import { createHash } from 'node:crypto'
import type { Store } from '@/lib/server/ports/store'
import { fromInstant, toInstant } from '@/lib/shared/instant'

export type AttemptRule = {
  /** Names the counter; part of its key. */
  subject: 'account' | 'address'
  failures: number
  windowMs: number
  firstBlockMs: number
  /** Each failure after a block doubles the next one up to this; as long as the first: the count starts anew instead. */
  longestBlockMs: number
}

export const accountRule: AttemptRule = { subject: 'account', failures: 5, windowMs: 300_000, firstBlockMs: 300_000, longestBlockMs: 3_600_000 }
export const addressRule: AttemptRule = { subject: 'address', failures: 50, windowMs: 900_000, firstBlockMs: 900_000, longestBlockMs: 900_000 }

type Deps = { attempts: Store['signInAttempts']; now: () => number }
type Counter = { rule: AttemptRule; value: string }
type Count = NonNullable<Awaited<ReturnType<Store['signInAttempts']['get']>>>

/**
 * Counts a try before its password is looked at, so that a thousand tries at once are counted too. Answers null, or the
 * milliseconds for which the subject is blocked; then nothing was counted.
 */
export const countAttempt = ({ attempts, now }: Deps, counter: Counter): Promise<number | null> =>
  inTurn(attempts, keyOf(counter), async (key) => {
    const at = now()
    const known = await attempts.get(key)
    const blockedUntil = known?.blockedUntil ?? null
    const blockedFor = blockedUntil === null ? 0 : fromInstant(blockedUntil) - at
    if (blockedFor > 0) return blockedFor
    const failures = stillCounting(known, counter.rule, at) + 1
    await attempts.put(key, { failures, blockedUntil: blockEnd(failures, counter.rule, at), lastAt: toInstant(at) })
    return null
  })

/** Takes one try back: it was right, or never got as far as the password. */
export const uncountAttempt = ({ attempts }: Deps, counter: Counter): Promise<void> =>
  inTurn(attempts, keyOf(counter), async (key) => {
    const known = await attempts.get(key)
    if (known === null) return
    const failures = known.failures - 1
    if (failures <= 0) await attempts.clear(key)
    else await attempts.put(key, { ...known, failures, blockedUntil: failures < counter.rule.failures ? null : known.blockedUntil })
  })

export const forgetAttempts = ({ attempts }: Deps, counter: Counter): Promise<void> => inTurn(attempts, keyOf(counter), (key) => attempts.clear(key))

function stillCounting(known: Count | null, rule: AttemptRule, at: number): number {
  if (known === null) return 0
  if (known.blockedUntil === null) return at - fromInstant(known.lastAt) <= rule.windowMs ? known.failures : 0
  const doubles = rule.longestBlockMs > rule.firstBlockMs
  return doubles && at - fromInstant(known.blockedUntil) <= rule.longestBlockMs ? known.failures : 0
}

function blockEnd(failures: number, rule: AttemptRule, at: number): string | null {
  if (failures < rule.failures) return null
  return toInstant(at + Math.min(rule.firstBlockMs * 2 ** (failures - rule.failures), rule.longestBlockMs))
}

const keyOf = ({ rule, value }: Counter): string => createHash('sha256').update(`${rule.subject}\n${value}`).digest('hex')

/** Reading and writing a count are two steps: per store and key, one caller at a time. */
const lines = new WeakMap<Store['signInAttempts'], Map<string, Promise<unknown>>>()

async function inTurn<T>(attempts: Store['signInAttempts'], key: string, work: (key: string) => Promise<T>): Promise<T> {
  const waiting = lines.get(attempts) ?? new Map<string, Promise<unknown>>()
  lines.set(attempts, waiting)
  const before = waiting.get(key) ?? Promise.resolve()
  const mine = before.then(() => work(key))
  const settled = mine.then(
    () => undefined,
    () => undefined,
  )
  waiting.set(key, settled)
  try {
    return await mine
  } finally {
    if (waiting.get(key) === settled) waiting.delete(key)
  }
}
