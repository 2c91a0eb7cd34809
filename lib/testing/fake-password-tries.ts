import { AppError } from '@/lib/server/core/errors'
import type { PasswordTries, PasswordTry } from '@/lib/server/ports/password-tries'

/** Lets every try through and keeps them, or refuses them all while `blocked`. How they are counted is proven on the real one. */
export function fakePasswordTries(): PasswordTries & { tried: PasswordTry[]; blocked: boolean } {
  const fake: ReturnType<typeof fakePasswordTries> = {
    tried: [],
    blocked: false,
    run: (tried, check) => {
      fake.tried.push(tried)
      return fake.blocked ? Promise.reject(new AppError('too_many_requests', 'Too many. Try again in 5 minutes.', { retryAfterSeconds: 300 })) : check()
    },
  }
  return fake
}
