import type { IdempotencyClaim, Store } from '@/lib/server/ports/store'
import type { Database } from './schema'

/** Keys belong to a user: two people may use the same one. */
export function makeIdempotency({ kysely }: Database): Store['idempotency'] {
  return {
    claim: (key, userId, requestHash, at) => claim(kysely, { key, userId, requestHash, claimedAt: at, status: null, body: null }),
    finish: async (key, userId, status, body) => {
      await kysely.updateTable('idempotencyKeys').set({ status, body }).where('key', '=', key).where('userId', '=', userId).execute()
    },
    release: async (key, userId) => {
      await kysely.deleteFrom('idempotencyKeys').where('key', '=', key).where('userId', '=', userId).where('status', 'is', null).execute()
    },
    releaseRunning: async () => {
      await kysely.deleteFrom('idempotencyKeys').where('status', 'is', null).execute()
    },
  }
}

type Claim = { key: string; userId: string; requestHash: string; claimedAt: string; status: null; body: null }

async function claim(kysely: Database['kysely'], row: Claim): Promise<IdempotencyClaim> {
  // The claim we lost against may be released before we read it; then ours may begin.
  for (let round = 0; round < 3; round += 1) {
    const result = await kysely
      .insertInto('idempotencyKeys')
      .values(row)
      .onConflict((conflict) => conflict.columns(['userId', 'key']).doNothing())
      .executeTakeFirst()
    if (result.numInsertedOrUpdatedRows === 1n) return { kind: 'new' }
    const held = await kysely.selectFrom('idempotencyKeys').selectAll().where('key', '=', row.key).where('userId', '=', row.userId).executeTakeFirst()
    if (held === undefined) continue
    if (held.requestHash !== row.requestHash) return { kind: 'mismatch' }
    return held.status === null || held.body === null ? { kind: 'running' } : { kind: 'done', status: held.status, body: held.body }
  }
  return { kind: 'running' }
}
