import { AppError } from '@/lib/server/core/errors'
import type { PasswordTries, PasswordTry } from '@/lib/server/ports/password-tries'
import type { Store } from '@/lib/server/ports/store'
import { accountRule, addressRule, countAttempt, forgetAttempts, uncountAttempt, type AttemptRule } from './attempt-counters'

type Counter = { rule: AttemptRule; value: string }

/** One for all doors that take a password: guesses spread over them are counted together. */
export function makePasswordTries(deps: { attempts: Store['signInAttempts']; now: () => number }): PasswordTries {
  return {
    run: async (tried, check, isRight) => {
      const counters = countersOf(tried)
      for (const counter of counters) refuseBlocked(await countAttempt(deps, counter))
      const answer = await check().catch(async (error: unknown) => {
        for (const counter of counters) await uncountAttempt(deps, counter)
        throw error
      })
      if (isRight(answer)) for (const counter of counters) await (counter.rule === accountRule ? forgetAttempts : uncountAttempt)(deps, counter)
      return answer
    },
  }
}

/** The address first: a try at a blocked account still counts against where it came from. */
const countersOf = ({ account, sessionId, address }: PasswordTry): Counter[] => [
  ...(address === null ? [] : [{ rule: addressRule, value: address }]),
  { rule: accountRule, value: sessionId === null ? account : `${account}\n${sessionId}` },
]

function refuseBlocked(blockedForMs: number | null): void {
  if (blockedForMs === null) return
  const retryAfterSeconds = Math.ceil(blockedForMs / 1000)
  const minutes = Math.ceil(retryAfterSeconds / 60)
  const sentence = `Too many wrong passwords. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`
  throw new AppError('too_many_requests', sentence, { retryAfterSeconds })
}
