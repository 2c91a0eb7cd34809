import { z } from 'zod'
import type { Database } from './schema'
import { StoreRefusal } from './store-refusal'

/** Whose records these are. `account` is a hash of the token, never the token. */
const fingerprintSchema = z.object({ kind: z.enum(['sandbox', 'live']), apiUrl: z.string(), account: z.string() })
export type Fingerprint = z.infer<typeof fingerprintSchema>

/** Writes the fingerprint at the first opening; throws StoreRefusal when the store belongs to another upstream. */
export async function claimFingerprint(database: Database, ours: Fingerprint): Promise<void> {
  await database.kysely
    .insertInto('meta')
    .values({ key: metaKey, value: JSON.stringify(ours) })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  const row = await database.kysely.selectFrom('meta').select('value').where('key', '=', metaKey).executeTakeFirstOrThrow()
  const difference = differenceOf(fingerprintSchema.parse(JSON.parse(row.value)), ours)
  if (difference !== null)
    throw new StoreRefusal('another-upstream', `This database belongs to ${difference}: use another DATA_DIR or DATABASE_URL for this one.`)
}

const metaKey = 'fingerprint'

function differenceOf(theirs: Fingerprint, ours: Fingerprint): string | null {
  if (theirs.kind !== ours.kind)
    return theirs.kind === 'sandbox' ? 'the sandbox, not to a live account' : 'a live Convoso account, not to the sandbox'
  if (theirs.apiUrl !== ours.apiUrl) return `the dialer at ${theirs.apiUrl}, not at ${ours.apiUrl}`
  if (theirs.account !== ours.account) return 'another Convoso account (its token differs)'
  return null
}
