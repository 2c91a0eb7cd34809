import type { DatabaseConnection, Dialect, Driver } from 'kysely'
import { toStorageError } from './storage-errors'

/** The same dialect, whose every failing statement speaks of storage_busy and storage_full. */
export const guardedDialect = (dialect: Dialect): Dialect => ({
  createAdapter: () => dialect.createAdapter(),
  createDriver: () => guardedDriver(dialect.createDriver()),
  createIntrospector: (db) => dialect.createIntrospector(db),
  createQueryCompiler: () => dialect.createQueryCompiler(),
})

function guardedDriver(driver: Driver): Driver {
  const inner = new WeakMap<DatabaseConnection, DatabaseConnection>()
  const unwrapped = (connection: DatabaseConnection): DatabaseConnection => inner.get(connection) ?? connection
  return {
    init: (options) => guarded(() => driver.init(options)),
    acquireConnection: async (options) => {
      const connection = await guarded(() => driver.acquireConnection(options))
      const wrapped: DatabaseConnection = {
        executeQuery: (query, executeOptions) => guarded(() => connection.executeQuery(query, executeOptions)),
        streamQuery: (query, chunkSize, streamOptions) => connection.streamQuery(query, chunkSize, streamOptions),
      }
      inner.set(wrapped, connection)
      return wrapped
    },
    beginTransaction: (connection, settings) => guarded(() => driver.beginTransaction(unwrapped(connection), settings)),
    commitTransaction: (connection) => guarded(() => driver.commitTransaction(unwrapped(connection))),
    rollbackTransaction: (connection) => guarded(() => driver.rollbackTransaction(unwrapped(connection))),
    releaseConnection: (connection, options) => driver.releaseConnection(unwrapped(connection), options),
    destroy: (options) => driver.destroy(options),
  }
}

async function guarded<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    throw toStorageError(error)
  }
}
