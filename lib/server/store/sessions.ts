import { z } from 'zod'
import type { Store, StoredSession } from '@/lib/server/ports/store'
import type { Database } from './schema'
import { inTransaction } from './serialised'
import { userRow } from './users'
import { whileUnchanged } from './while-unchanged'

export function makeSessions({ kysely, version }: Database): Store['sessions'] {
  return {
    insert: async (session) => {
      await kysely.insertInto('sessions').values(session).execute()
    },
    get: async (id) => (await kysely.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    touch: async (id, at) => {
      await kysely.updateTable('sessions').set({ lastSeenAt: at }).where('id', '=', id).where('endedAt', 'is', null).execute()
    },
    listOpen: (userId) =>
      kysely
        .selectFrom('sessions')
        .selectAll()
        .where('userId', '=', userId)
        .where('endedAt', 'is', null)
        .orderBy('createdAt', 'desc')
        .orderBy('id')
        .execute(),
    end: async (id, at) => {
      await kysely.updateTable('sessions').set({ endedAt: at }).where('id', '=', id).where('endedAt', 'is', null).execute()
    },
    replace: (session, as, at) =>
      inTransaction(kysely, async (commit) => {
        const next = { ...session, id: as, lastSeenAt: at, authenticatedAt: at, endedAt: null, replacedBy: null }
        await commit.insertInto('sessions').values(next).execute()
        await commit.updateTable('sessions').set({ endedAt: at, replacedBy: as }).where('id', '=', session.id).where('endedAt', 'is', null).execute()
      }),
    endAll: async (userId, at, exceptId) => {
      const open = kysely.updateTable('sessions').set({ endedAt: at }).where('userId', '=', userId).where('endedAt', 'is', null)
      const result = await (exceptId === undefined ? open : open.where('id', '<>', exceptId)).executeTakeFirst()
      return Number(result.numUpdatedRows)
    },
    // Asked with every request.
    withUser: whileUnchanged(version, (id) => sessionWithUser(kysely, id)),
  }
}

const sessionRow = z.object({
  id: z.string(),
  userId: z.string(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
  endedAt: z.string().nullable(),
  authenticatedAt: z.string(),
  replacedBy: z.string().nullable(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
}) satisfies z.ZodType<StoredSession>

async function sessionWithUser(kysely: Database['kysely'], id: string): ReturnType<Store['sessions']['withUser']> {
  const row = await kysely
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.userId')
    .selectAll('sessions')
    .select(['users.email', 'users.name', 'users.role', 'users.disabled', 'users.demo', 'users.lastSignInAt', 'users.createdAt as userSince'])
    .where('sessions.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  return { session: sessionRow.parse(row), user: userRow.parse({ ...row, id: row.userId, createdAt: row.userSince }) }
}
