import type { Store } from '@/lib/server/ports/store'
import type { Database } from './schema'

/** What grows with use and serves nobody once it is old. */
export const makeSweep =
  ({ kysely }: Database): Store['sweep'] =>
  async ({ idle, kept }) => {
    await kysely.deleteFrom('idempotencyKeys').where('claimedAt', '<', idle).execute()
    await kysely.deleteFrom('signInAttempts').where('lastAt', '<', idle).execute()
    await kysely.deleteFrom('sessions').where('lastSeenAt', '<', idle).execute()
    await kysely.deleteFrom('personalReads').where('hour', '<', idle).execute()
    await kysely.deleteFrom('keptSearches').where('createdAt', '<', kept).execute()
    await kysely.deleteFrom('leadAdds').where('beganAt', '<', kept).execute()
    // A list that was deleted here is told from one that never was.
    await kysely.deleteFrom('listActs').where('settledAt', '<', kept).where('kind', '<>', 'remove').execute()
  }
