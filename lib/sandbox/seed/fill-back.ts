import type { DatabaseSync } from 'node:sqlite'
import { readMeta, worldOf, writeMeta } from './meta'
import { planDay, type PlannedCall } from './plan-day'
import { together } from './rows'
import { writeCalls } from './write-day'

/** Writes older days, the newest first, for about `budgetMs` milliseconds; true when all are there. The rows do not depend on the budgets. */
export const fillBack = (db: DatabaseSync, budgetMs: number): boolean => {
  const world = worldOf(db)
  const stopAt = performance.now() + budgetMs
  let day = readMeta(db, 'fillDay')
  let from = readMeta(db, 'fillFrom')
  if (day < world.firstDay) return true
  together(db, () => {
    do {
      const calls = callsOf(db, day)
      const until = from + rowsPerChunk
      writeCalls(db, world, { calls: calls.slice(from, until), leadsFollow: false })
      day = until >= calls.length ? day - 1 : day
      from = until >= calls.length ? 0 : until
    } while (day >= world.firstDay && performance.now() < stopAt)
    writeMeta(db, { fillDay: day, fillFrom: from })
  })
  return day < world.firstDay
}

const rowsPerChunk = 200

const planned = new WeakMap<DatabaseSync, { day: number; calls: readonly PlannedCall[] }>()

const callsOf = (db: DatabaseSync, day: number): readonly PlannedCall[] => {
  const known = planned.get(db)
  if (known?.day === day) return known.calls
  const calls = planDay(worldOf(db), day)
  planned.set(db, { day, calls })
  return calls
}
