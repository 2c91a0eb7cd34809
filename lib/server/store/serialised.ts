import { sql, type Kysely } from 'kysely'
import type { Database, Tables } from './schema'

const lockNumbers = { migrations: 7_190_001, audit: 7_190_002 } as const

/** One commit for all that `run` writes; inside another transaction it becomes part of that one. */
export const inTransaction = <T>(kysely: Kysely<Tables>, run: (transaction: Kysely<Tables>) => Promise<T>): Promise<T> =>
  kysely.isTransaction ? run(kysely) : kysely.transaction().execute(run)

/**
 * Runs a transaction that no other process runs at the same time under the same lock. Await nothing but the database inside:
 * on SQLite the one connection waits meanwhile.
 */
export const serialised = <T>(
  database: Database,
  lock: keyof typeof lockNumbers,
  run: (transaction: Kysely<Tables>) => Promise<T>,
): Promise<T> =>
  inTransaction(database.kysely, async (transaction) => {
    // SQLite began as the only writer; PostgreSQL needs to be told.
    if (database.dialect === 'postgres') await sql`select pg_advisory_xact_lock(${lockNumbers[lock]})`.execute(transaction)
    return run(transaction)
  })
