import { sql } from 'kysely'
import type { Database, StoreTransaction } from './schema'

const lockNumbers = { migrations: 7_190_001, audit: 7_190_002 } as const

/**
 * Runs a transaction that no other process runs at the same time under the same lock. Await nothing but the database inside:
 * on SQLite the one connection waits meanwhile.
 */
export const serialised = <T>(
  database: Database,
  lock: keyof typeof lockNumbers,
  run: (transaction: StoreTransaction) => Promise<T>,
): Promise<T> =>
  database.kysely.transaction().execute(async (transaction) => {
    // SQLite began as the only writer; PostgreSQL needs to be told.
    if (database.dialect === 'postgres') await sql`select pg_advisory_xact_lock(${lockNumbers[lock]})`.execute(transaction)
    return run(transaction)
  })
