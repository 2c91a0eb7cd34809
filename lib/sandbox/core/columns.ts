import type { DatabaseSync } from 'node:sqlite'
import { ControlError } from './control-error'
import { all, textOf } from './rows'

const tables = ['campaigns', 'queues', 'lists', 'users', 'statuses', 'leads', 'calls', 'agent_states', 'callbacks', 'dnc', 'hopper'] as const

/** A table of an account that may be looked into. */
export const requireTable = (name: string | undefined): string => {
  const table = tables.find((known) => known === name)
  if (!table) throw new ControlError(`of: one of ${tables.join(', ')}`)
  return table
}

export const requireColumn = (db: DatabaseSync, table: string, name: string): string => {
  const known = all(db, 'SELECT name FROM pragma_table_info(?)', [table]).map((row) => textOf(row, 'name'))
  if (!known.includes(name)) throw new ControlError(`${name} is no column of ${table}`)
  return name
}
