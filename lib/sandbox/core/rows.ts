import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite'

export type Row = Record<string, SQLOutputValue>
export type Values = SQLInputValue[]

const statements = new WeakMap<DatabaseSync, Map<string, StatementSync>>()
const kept = 400

/** The statement for a text, compiled once per database. */
export const prepared = (db: DatabaseSync, sql: string): StatementSync => {
  const known = statements.get(db) ?? new Map<string, StatementSync>()
  statements.set(db, known)
  const hit = known.get(sql)
  if (hit) return hit
  if (known.size >= kept) known.clear()
  const statement = db.prepare(sql)
  known.set(sql, statement)
  return statement
}

export const all = (db: DatabaseSync, sql: string, values: Values = []): Row[] => prepared(db, sql).all(...values)

export const first = (db: DatabaseSync, sql: string, values: Values = []): Row | undefined => prepared(db, sql).get(...values)

/** Rows changed. */
export const run = (db: DatabaseSync, sql: string, values: Values = []): number => Number(prepared(db, sql).run(...values).changes)

/** The first column of the first row, 0 when there is none. */
export const count = (db: DatabaseSync, sql: string, values: Values = []): number => {
  const row = first(db, sql, values)
  return row ? Number(Object.values(row)[0] ?? 0) : 0
}

export const transaction = <T>(db: DatabaseSync, work: () => T): T => {
  if (db.isTransaction) return work()
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/** A column as text: null becomes the empty string. */
export const textOf = (row: Row, column: string): string => {
  const value = row[column]
  return value === null || value === undefined ? '' : String(value)
}

/** A column as text, or null as it is. */
export const textOrNull = (row: Row, column: string): string | null => {
  const value = row[column]
  return value === null || value === undefined ? null : String(value)
}

export const numberOf = (row: Row, column: string): number => Number(row[column] ?? 0)

export const numberOrNull = (row: Row, column: string): number | null => {
  const value = row[column]
  return value === null || value === undefined ? null : Number(value)
}
