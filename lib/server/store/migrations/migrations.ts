import type { Dialect } from '../schema'
import { initialTables } from './0001-initial-tables'
import { personalData } from './0002-personal-data'
import { savedViews } from './0003-views'
import { jobs } from './0004-jobs'
import { leads } from './0006-leads'

/** One step of the schema; runs whole or not at all. Never edit one that was released: add another. */
export type Migration = { name: string; statements: (dialect: Dialect) => Iterable<string> }

/** In the order in which they run. */
export const migrations: readonly Migration[] = [
  { name: '0001-initial-tables', statements: initialTables },
  { name: '0002-personal-data', statements: personalData },
  { name: '0003-views', statements: savedViews },
  { name: '0004-jobs', statements: jobs },
  { name: '0006-leads', statements: leads },
]
