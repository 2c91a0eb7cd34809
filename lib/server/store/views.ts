import { z } from 'zod'
import { viewPages } from '@/lib/contracts/views-words'
import type { Store, StoredView } from '@/lib/server/ports/store'
import { flag, toFlag } from './row-values'
import type { Database } from './schema'

export function makeViews({ kysely }: Database): Store['views'] {
  return {
    list: async (page, ownerId) => {
      const rows = await kysely
        .selectFrom('views')
        .selectAll()
        .where('page', '=', page)
        .where((either) => either.or([either('ownerId', '=', ownerId), either('shared', '=', 1)]))
        .orderBy('name')
        .orderBy('id')
        .execute()
      return rows.map((row) => viewRow.parse(row))
    },
    get: async (id) => {
      const row = await kysely.selectFrom('views').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : viewRow.parse(row)
    },
    insert: async ({ shared, ...row }) => {
      await kysely
        .insertInto('views')
        .values({ ...row, shared: toFlag(shared) })
        .execute()
    },
    update: async (id, { shared, ...changes }) => {
      await kysely
        .updateTable('views')
        .set({ ...changes, ...(shared !== undefined && { shared: toFlag(shared) }) })
        .where('id', '=', id)
        .execute()
    },
    remove: async (id) => {
      await kysely.deleteFrom('views').where('id', '=', id).execute()
    },
  }
}

const viewRow = z.object({
  id: z.string(),
  page: z.enum(viewPages),
  ownerId: z.string(),
  ownerName: z.string(),
  name: z.string(),
  search: z.string(),
  shared: flag,
  createdAt: z.string(),
  updatedAt: z.string(),
}) satisfies z.ZodType<StoredView>
