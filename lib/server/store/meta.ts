import type { Store } from '@/lib/server/ports/store'
import type { Database } from './schema'

export function makeMeta({ kysely }: Database): Store['meta'] {
  return {
    get: async (key) => (await kysely.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst())?.value ?? null,
    put: async (key, value) => {
      await kysely
        .insertInto('meta')
        .values({ key, value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute()
    },
    remove: async (key) => {
      await kysely.deleteFrom('meta').where('key', '=', key).execute()
    },
  }
}
