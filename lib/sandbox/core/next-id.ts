import type { DatabaseSync } from 'node:sqlite'
import { count, run } from './rows'

/** An id that was never given before, also when the newest row is gone. */
export const nextId = (db: DatabaseSync, table: 'lists' | 'leads'): number => {
  const key = `last_id:${table}`
  const last = Math.max(
    count(db, `SELECT coalesce(max(id), 0) FROM ${table}`),
    count(db, "SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM meta WHERE key = ?", [key]),
  )
  run(db, 'INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', [key, String(last + 1)])
  return last + 1
}
