import { advance } from '@/lib/sandbox/engine/advance'
import { fillBack } from '@/lib/sandbox/seed/fill-back'
import { defaultSizes, seedAccount, type SandboxSizes } from '@/lib/sandbox/seed/seed-account'

export type Sizes = SandboxSizes

/** What makes an account's call center and lets it live; the wire only reads and writes its tables. */
export const world = {
  defaultSizes,
  /** Fills a new database with everything up to now, older calls apart. */
  seed: seedAccount,
  /** One slice of older days; true when all are there. */
  fillBack,
  /** Lets the call center live on up to `now`, epoch seconds. */
  advance,
}
