import type { Store } from '@/lib/server/ports/store'
import type { Database } from './schema'

export function makeLeases({ kysely }: Database): Store['leases'] {
  return {
    take: async (name, owner, now, until) => {
      const result = await kysely
        .insertInto('leases')
        .values({ name, owner, heldUntil: until })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet({ owner, heldUntil: until })
            .where((where) => where.or([where('leases.owner', '=', owner), where('leases.heldUntil', '<=', now)])),
        )
        .executeTakeFirst()
      return result.numInsertedOrUpdatedRows === 1n
    },
    release: async (name, owner) => {
      await kysely.deleteFrom('leases').where('name', '=', name).where('owner', '=', owner).execute()
    },
  }
}
