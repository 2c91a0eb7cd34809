import { z } from 'zod'
import { role } from '@/lib/contracts/users'
import { user, type User } from '@/lib/contracts/users'
import { AppError } from '@/lib/server/core/errors'
import type { Store, StoredUser } from '@/lib/server/ports/store'
import { flag, toFlag, wholeNumber } from './row-values'
import type { Database } from './schema'

/** What a user is outside: everything but the password hash, which no list ever reads. */
const userColumns = ['id', 'email', 'name', 'role', 'disabled', 'demo', 'createdAt', 'lastSignInAt'] as const
export const userRow = z.object({ ...user.shape, role, disabled: flag, demo: flag, createdAt: z.string(), lastSignInAt: z.string().nullable() })

export function makeUsers({ kysely }: Database): Store['users'] {
  const select = () => kysely.selectFrom('users').select(userColumns)
  return {
    list: async () => (await select().orderBy('createdAt').orderBy('email').execute()).map(toUser),
    get: async (id) => {
      const row = await select().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : toUser(row)
    },
    byEmail: async (email) => {
      const row = await select().select('passwordHash').where('email', '=', email.toLowerCase()).executeTakeFirst()
      return row === undefined ? null : { ...toUser(row), passwordHash: row.passwordHash }
    },
    passwordHash: async (id) =>
      (await kysely.selectFrom('users').select('passwordHash').where('id', '=', id).executeTakeFirst())?.passwordHash ?? null,
    count: async () =>
      wholeNumber.parse((await kysely.selectFrom('users').select((select) => select.fn.countAll().as('n')).executeTakeFirstOrThrow()).n),
    insert: (stored) => insertUser(kysely, stored),
    update: async (id, { disabled, ...texts }) => {
      const changes = { ...texts, ...(disabled === undefined ? {} : { disabled: toFlag(disabled) }) }
      if (Object.values(changes).every((value) => value === undefined)) return
      await kysely.updateTable('users').set(changes).where('id', '=', id).execute()
    },
  }
}

async function insertUser(kysely: Database['kysely'], stored: StoredUser): Promise<void> {
  const result = await kysely
    .insertInto('users')
    .values({ ...stored, email: stored.email.toLowerCase(), disabled: toFlag(stored.disabled), demo: toFlag(stored.demo) })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst()
  if (result.numInsertedOrUpdatedRows !== 1n) throw new AppError('conflict', 'There already is a user with this e-mail address.')
}

const toUser = (row: unknown): User => userRow.parse(row)
