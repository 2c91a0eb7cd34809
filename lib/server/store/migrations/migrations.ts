import type { Dialect } from '../schema'
import { initialTables } from './0001-initial-tables'
import { personalData } from './0002-personal-data'
import { savedViews } from './0003-views'
import { jobs } from './0004-jobs'
import { leads } from './0006-leads'
import { lists } from './0007-lists'
import { listHealth } from './0008-list-health'
import { exportFiles } from './0009-exports'
import { performance } from './0010-performance'
import { callingRules } from './0011-calls'
import { walls } from './0012-walls'
import { leadAddOrigins } from './0013-lead-add-origins'
import { freshSignIn } from './0014-fresh-sign-in'
import { numberGroupLeads } from './0015-number-group-leads'
import { contactsOfDays } from './0016-contacts-of-days'

/** One step of the schema; runs whole or not at all. Never edit one that was released: add another. */
export type Migration = { name: string; statements: (dialect: Dialect) => Iterable<string> }

/** In the order in which they run. */
export const migrations: readonly Migration[] = [
  { name: '0001-initial-tables', statements: initialTables },
  { name: '0002-personal-data', statements: personalData },
  { name: '0003-views', statements: savedViews },
  { name: '0004-jobs', statements: jobs },
  { name: '0006-leads', statements: leads },
  { name: '0007-lists', statements: lists },
  { name: '0008-list-health', statements: listHealth },
  { name: '0009-exports', statements: exportFiles },
  { name: '0010-performance', statements: performance },
  { name: '0011-calls', statements: callingRules },
  { name: '0012-walls', statements: walls },
  { name: '0013-lead-add-origins', statements: leadAddOrigins },
  { name: '0014-fresh-sign-in', statements: freshSignIn },
  { name: '0015-number-group-leads', statements: numberGroupLeads },
  { name: '0016-contacts-of-days', statements: contactsOfDays },
]
