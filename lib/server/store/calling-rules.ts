import { z } from 'zod'
import type { Store, StoredCallingRules } from '@/lib/server/ports/store'
import type { Database } from './schema'

export function makeCallingRules({ kysely }: Database): Store['callingRules'] {
  return {
    newest: async () => {
      const row = await kysely.selectFrom('callingRules').selectAll().orderBy('version', 'desc').limit(1).executeTakeFirst()
      return row === undefined ? null : rulesRow.parse({ ...row, rules: JSON.parse(row.rules) })
    },
    insert: async ({ rules, ...row }) => {
      const done = await kysely
        .insertInto('callingRules')
        .values({ ...row, rules: JSON.stringify(rules) })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return Number(done.numInsertedOrUpdatedRows ?? 0) > 0
    },
  }
}

const rulesRow = z.object({
  version: z.coerce.number(),
  rules: z.unknown(),
  savedAt: z.string(),
  savedBy: z.string(),
  savedByName: z.string(),
}) satisfies z.ZodType<StoredCallingRules>
