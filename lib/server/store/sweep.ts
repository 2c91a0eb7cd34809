import type { Store } from '@/lib/server/ports/store'
import type { Database } from './schema'

/** What grows with use and serves nobody once it is old. */
export const makeSweep =
  ({ kysely }: Database): Store['sweep'] =>
  async (before) => {
    await kysely.deleteFrom('idempotencyKeys').where('claimedAt', '<', before).execute()
    await kysely.deleteFrom('signInAttempts').where('lastAt', '<', before).execute()
    await kysely.deleteFrom('sessions').where('lastSeenAt', '<', before).execute()
  }
