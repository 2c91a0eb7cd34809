import { setTimeout as wait } from 'node:timers/promises'
import type Sqlite from 'better-sqlite3'
import { CompiledQuery, SqliteDialect, SqliteDriver, type DatabaseConnection, type Dialect, type Driver, type SqliteDatabase } from 'kysely'

/**
 * Kysely's SQLite with four changes: statements are kept, transactions take the write lock at once, the one connection serves one caller at a time,
 * and waiting for another process's lock (at most `busyTimeoutMs`) leaves this process free for everybody else.
 */
export function immediateSqliteDialect(database: Sqlite.Database, busyTimeoutMs: number): Dialect {
  const plain = new SqliteDialect({ database })
  return {
    createAdapter: () => plain.createAdapter(),
    createDriver: () => immediateDriver(database, busyTimeoutMs),
    createIntrospector: (db) => plain.createIntrospector(db),
    createQueryCompiler: () => plain.createQueryCompiler(),
  }
}

function immediateDriver(database: Sqlite.Database, busyTimeoutMs: number): Driver {
  const driver = new SqliteDriver({ database: keepingStatements(database) })
  const turns = makeTurns()
  return {
    init: (options) => driver.init(options),
    acquireConnection: async () => {
      await turns.take()
      return patientConnection(await driver.acquireConnection(), database, busyTimeoutMs)
    },
    // Upgrading a read to a write fails at once under another writer, whatever the timeout; beginning as a writer waits.
    beginTransaction: async (connection) => {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'))
    },
    commitTransaction: (connection) => driver.commitTransaction(connection),
    // A full disk makes SQLite roll back by itself.
    rollbackTransaction: async (connection) => {
      if (database.inTransaction) await driver.rollbackTransaction(connection)
    },
    releaseConnection: async () => turns.pass(),
    destroy: () => driver.destroy(),
  }
}

/** Preparing takes longer than running most of our queries; the texts asked first stay the commonest. */
function keepingStatements(database: Sqlite.Database): SqliteDatabase {
  const kept = new Map<string, Sqlite.Statement>()
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const known = kept.get(sql)
      if (known !== undefined) return known
      const made = database.prepare(sql)
      if (kept.size < mostStatements) kept.set(sql, made)
      return made
    },
  }
}
const mostStatements = 500

const patientConnection = (connection: DatabaseConnection, database: Sqlite.Database, busyTimeoutMs: number): DatabaseConnection => ({
  executeQuery: async (query) => {
    const deadline = performance.now() + busyTimeoutMs
    for (;;) {
      try {
        return await connection.executeQuery(query)
      } catch (error) {
        // Inside a transaction a retry could not help: the lock is already ours.
        if (!isBusy(error) || database.inTransaction || performance.now() >= deadline) throw error
        await wait(5 + Math.random() * 15)
      }
    }
  },
  streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
})

const isBusy = (error: unknown): boolean => error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')

function makeTurns(): { take: () => Promise<void>; pass: () => void } {
  const waiting: (() => void)[] = []
  let taken = false
  return {
    take: async () => {
      if (!taken) taken = true
      else await new Promise<void>((resolve) => waiting.push(resolve))
    },
    pass: () => {
      const next = waiting.shift()
      if (next === undefined) taken = false
      else next()
    },
  }
}
