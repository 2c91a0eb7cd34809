import { hash, verify } from '@node-rs/argon2'
import type { Passwords } from '@/lib/server/ports/passwords'
import { makeKdfQueue } from './kdf-queue'
import { passwordProblem } from './password-problem'

/** Argon2id, the library's own default kind. Measured on two cores: 37 ms per hash; four at once take 128 MiB. */
const cost = { memoryCost: 32_768, timeCost: 3, parallelism: 1 }

/** The hash of a password nobody knows: checked for unknown accounts, so that they take as long as known ones. */
export const dummyHash = '$argon2id$v=19$m=32768,t=3,p=1$anbbFEMN34cyvEoiblv76Q$AJp3cBA4XW06Gr3EB1l29cX1xFyrfLJES9Wo3fETK98'

/** True for a hash made with other costs than today's; the next sign-in then replaces it. */
export const needsRehash = (stored: string): boolean => !stored.startsWith(currentPrefix)

/** One per process: at most four hashes run at once and 32 wait; more are refused with too_many_requests. */
export function makePasswords(): Passwords {
  const queue = makeKdfQueue({ atOnce: 4, waiting: 32 })
  return {
    hash: (password) => queue.run(() => hash(prepared(password), cost)),
    verify: (stored, password) => queue.run(() => verify(stored, prepared(password))),
    problem: (password, email) => passwordProblem(password, { email }),
  }
}

const currentPrefix = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`

/** The same letters typed on another keyboard may arrive composed differently; longer texts than any password are cut. */
const prepared = (password: string): string => password.slice(0, 1024).normalize('NFC')
