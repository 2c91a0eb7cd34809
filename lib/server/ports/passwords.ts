/** Hashing of our users' passwords. Throws too_many_requests when too many hashes wait. */
export type Passwords = {
  hash: (password: string) => Promise<string>
  verify: (hash: string, password: string) => Promise<boolean>
  /** Why this password is refused, or null. */
  problem: (password: string, email: string) => string | null
}
