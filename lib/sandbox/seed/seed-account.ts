import type { DatabaseSync } from 'node:sqlite'
import { indexes, schema } from '@/lib/sandbox/core/schema'
import { standingsAt } from '@/lib/sandbox/engine/opening'
import { standingWriter } from '@/lib/sandbox/engine/standing'
import { writeBirth, writeMeta } from './meta'
import { firstCallId, planDay, type PlannedCall } from './plan-day'
import { together } from './rows'
import { defaultSizes, type SandboxSizes, type WorldInput } from './sizes'
import { drawWorld, type World } from './world'
import { writeCallbacks } from './write-callbacks'
import { markNewest, writeCalls } from './write-day'
import { writeFloor } from './write-floor'
import { writeLeads } from './write-leads'

export { defaultSizes, type SandboxSizes }

/** Fills an empty database with an account as it stands at `now` (epoch seconds); calls before yesterday are left to `fillBack`. */
export const seedAccount = (db: DatabaseSync, input: WorldInput): void => {
  // A power cut may cost this made-up data; waiting for the disk would cost every seeding.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;')
  db.exec(schema)
  const world = drawWorld({ ...input, now: Math.floor(input.now) })
  const firstWritten = Math.max(world.firstDay, world.today - 1)
  writeFloor(db, world)
  writeLeads(db, world, firstWritten)
  const begun = writeRecentDays(db, world, firstWritten)
  writeCallbacks(db, world)
  together(db, () => {
    markOlderCalls(db, world, firstWritten)
    const agents = standingWriter(db)
    for (const standing of standingsAt(world, world.now, begun)) agents.put(standing)
    writeBirth(db, world)
    writeMeta(db, { tick: world.now, nextCall: firstCallId(world.today) + begun.length, fillDay: firstWritten - 1, fillFrom: 0 })
  })
  db.exec(indexes)
}

/** Answers the calls of today that have begun; the ones still running get their row when they end. */
const writeRecentDays = (db: DatabaseSync, world: World, firstWritten: number): PlannedCall[] => {
  let begun: PlannedCall[] = []
  for (let day = firstWritten; day <= world.today; day++) {
    begun = planDay(world, day).filter((call) => call.at <= world.now)
    const isOver = (call: PlannedCall): boolean => call.agentId === null || call.at + call.seconds <= world.now
    together(db, () => writeCalls(db, world, { calls: begun.filter(isOver), leadsFollow: true }))
  }
  return begun
}

/** Stopped campaigns and lists know their last call before its day is written back. */
const markOlderCalls = (db: DatabaseSync, world: World, firstWritten: number): void => {
  const missing = new Set(world.lists.filter((list) => list.zones.length > 0 && list.lastDay !== -1).map(({ id }) => id))
  for (let day = world.today; missing.size > 0 && day >= Math.max(world.firstDay, world.today - 30); day--) {
    const calls = planDay(world, day).filter((call) => call.at <= world.now)
    if (day < firstWritten) markNewest(db, calls)
    for (const call of calls) missing.delete(call.listId)
  }
}
