import type { Store } from '@/lib/server/ports/store'
import type { Database } from './schema'

export function makeSignInAttempts({ kysely }: Database): Store['signInAttempts'] {
  return {
    get: async (key) => {
      const row = kysely.selectFrom('signInAttempts').select(['failures', 'blockedUntil', 'lastAt']).where('key', '=', key)
      return (await row.executeTakeFirst()) ?? null
    },
    put: async (key, value) => {
      await kysely
        .insertInto('signInAttempts')
        .values({ key, ...value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(value))
        .execute()
    },
    clear: async (key) => {
      await kysely.deleteFrom('signInAttempts').where('key', '=', key).execute()
    },
  }
}
