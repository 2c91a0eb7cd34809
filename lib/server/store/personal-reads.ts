import { sql } from 'kysely'
import type { Store } from '@/lib/server/ports/store'
import { wholeNumber } from './row-values'
import type { Database } from './schema'

/** One row per person and hour; the sum is made by the database, so two requests at once both count. */
export const makePersonalReads = ({ kysely }: Database): Store['personalReads'] => ({
  add: async (userId, hour, rows) => {
    const summed = await kysely
      .insertInto('personalReads')
      .values({ userId, hour, rows })
      .onConflict((conflict) => conflict.columns(['userId', 'hour']).doUpdateSet({ rows: sql<number>`personal_reads."rows" + ${rows}` }))
      .returning('rows')
      .executeTakeFirstOrThrow()
    return wholeNumber.parse(summed.rows)
  },
})
