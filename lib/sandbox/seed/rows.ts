import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'

export type Row = Record<string, SQLOutputValue> | undefined

/** A column that must hold a number; absence is a broken database. */
export const numberIn = (row: Row, column: string): number => {
  const value = row?.[column]
  if (typeof value !== 'number') throw new TypeError(`${column} is not a number`)
  return value
}

export const textIn = (row: Row, column: string): string => {
  const value = row?.[column]
  if (typeof value !== 'string') throw new TypeError(`${column} is not a text`)
  return value
}

/** Runs `work` as one transaction. */
export const together = <T>(db: DatabaseSync, work: () => T): T => {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    db.exec('ROLLBACK')
    throw error
  }
}
