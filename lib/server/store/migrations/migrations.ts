import type { Dialect } from '../schema'
import { initialTables } from './0001-initial-tables'

/** One step of the schema; runs whole or not at all. Never edit one that was released: add another. */
export type Migration = { name: string; statements: (dialect: Dialect) => Iterable<string> }

/** In the order in which they run. */
export const migrations: readonly Migration[] = [{ name: '0001-initial-tables', statements: initialTables }]
