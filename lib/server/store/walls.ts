import { z } from 'zod'
import type { StoredWall, WallStore } from '@/lib/server/ports/walls'
import type { Database } from './schema'

export function makeWalls({ kysely }: Database): WallStore {
  const open = () => kysely.selectFrom('walls').selectAll().where('revokedAt', 'is', null)
  return {
    list: async () => (await open().orderBy('createdAt').orderBy('id').execute()).map((row) => wallRow.parse(row)),
    get: async (id) => {
      const row = await kysely.selectFrom('walls').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : wallRow.parse(row)
    },
    insert: async (wall) => {
      await kysely.insertInto('walls').values(wall).execute()
    },
    claim: async (id, tokenHash, at) => {
      const changed = await kysely
        .updateTable('walls')
        .set({ tokenHash, claimedAt: at, lastSeenAt: at })
        .where('id', '=', id)
        .where('tokenHash', 'is', null)
        .where('revokedAt', 'is', null)
        .executeTakeFirst()
      return changed.numUpdatedRows === 1n
    },
    byTokenHash: async (tokenHash) => {
      const row = await open().where('tokenHash', '=', tokenHash).executeTakeFirst()
      return row === undefined ? null : wallRow.parse(row)
    },
    touch: async (id, at) => {
      await kysely.updateTable('walls').set({ lastSeenAt: at }).where('id', '=', id).execute()
    },
    revoke: async (id, { at, name }) => {
      const changed = await kysely.updateTable('walls').set({ revokedAt: at, revokedBy: name }).where('id', '=', id).where('revokedAt', 'is', null).executeTakeFirst()
      return changed.numUpdatedRows === 1n
    },
  }
}

const wallRow = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  tokenHash: z.string().nullable(),
  claimedAt: z.string().nullable(),
  lastSeenAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  revokedBy: z.string().nullable(),
}) satisfies z.ZodType<StoredWall>
