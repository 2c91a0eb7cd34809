import { z } from 'zod'
import type { Store, StoredSearch } from '@/lib/server/ports/store'
import type { Database } from './schema'

export function makeKeptSearches({ kysely }: Database): Store['keptSearches'] {
  return {
    insert: async ({ body, ...row }) => {
      await kysely
        .insertInto('keptSearches')
        .values({ ...row, body: JSON.stringify(body) })
        .execute()
    },
    get: async (key) => {
      const row = await kysely.selectFrom('keptSearches').selectAll().where('key', '=', key).executeTakeFirst()
      return row === undefined ? null : searchRow.parse({ ...row, body: JSON.parse(row.body) })
    },
  }
}

const searchRow = z.object({
  key: z.string(),
  ownerId: z.string(),
  kind: z.enum(['leads', 'person', 'calls']),
  body: z.unknown(),
  createdAt: z.string(),
}) satisfies z.ZodType<StoredSearch>
