import type { DatabaseSync } from 'node:sqlite'
import { systemUsers } from './names'
import type { Refusal } from './reply'
import { count } from './rows'

type Table = 'campaigns' | 'lists' | 'users' | 'queues'

export const isThere = (db: DatabaseSync, table: Table, id: number | undefined): boolean =>
  id !== undefined && count(db, `SELECT EXISTS (SELECT 1 FROM ${table} WHERE id = ?)`, [id]) === 1

/** Refuses a comma list that names an id which does not exist. */
export const requireAll = (db: DatabaseSync, table: Table, { ids, refusal }: { ids: string[] | undefined; refusal: Refusal }): void => {
  for (const text of ids ?? []) {
    const id = /^\d{1,15}$/.test(text) ? Number(text) : undefined
    const isSystem = table === 'users' && id !== undefined && systemUsers.has(id)
    if (!isSystem && !isThere(db, table, id)) throw refusal
  }
}
