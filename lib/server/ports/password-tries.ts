/** Whose password is tried and from where; `sessionId`: an open session of that very account. */
export type PasswordTry = { account: string; sessionId: string | null; address: string | null }

/** The back-off of everything that takes a password. */
export type PasswordTries = {
  /**
   * Does `check` as one counted try; what `isRight` calls wrong stays counted. After too many wrong ones it throws too_many_requests with
   * `retryAfterSeconds` and does not check. What `check` throws was no try. Guesses in a session block that session, never its account.
   */
  run: <T>(tried: PasswordTry, check: () => Promise<T>, isRight: (answer: T) => boolean) => Promise<T>
}
