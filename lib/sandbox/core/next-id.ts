import type { DatabaseSync } from 'node:sqlite'
import { count, run } from './rows'

const tables = ['lists', 'leads'] as const
type Table = (typeof tables)[number]

/** An id that was never given before, also when the newest row is gone. */
export const nextId = (db: DatabaseSync, table: Table): number => {
  const id = highestId(db, table) + 1
  keep(db, table, id)
  return id
}

/** To be called before rows are removed for good: their ids shall not come again. */
export const keepHighestIds = (db: DatabaseSync): void => {
  for (const table of tables) keep(db, table, highestId(db, table))
}

const highestId = (db: DatabaseSync, table: Table): number => Math.max(
  count(db, `SELECT coalesce(max(id), 0) FROM ${table}`),
  count(db, 'SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM meta WHERE key = ?', [`last_id:${table}`]),
)

const keep = (db: DatabaseSync, table: Table, id: number): void => {
  run(db, 'INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', [`last_id:${table}`, String(id)])
}
