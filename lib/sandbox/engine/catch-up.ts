import type { DatabaseSync } from 'node:sqlite'
import { dayOf, startOfDay } from '@/lib/sandbox/seed/calendar'
import type { Dial } from '@/lib/sandbox/seed/cycle'
import { worldOf, writeMeta } from '@/lib/sandbox/seed/meta'
import { planDay } from '@/lib/sandbox/seed/plan-day'
import { numberIn, together } from '@/lib/sandbox/seed/rows'
import { writeCalls } from '@/lib/sandbox/seed/write-day'
import { live, type Span } from './live'
import { standingsAt } from './opening'
import { standingWriter } from './standing'

/** A gap of days: the first one is lived to its end, those between are written as planned, the last one is lived again. */
export const catchUp = (db: DatabaseSync, { from, to, dialing, restarted, pending }: Span): readonly Dial[] => {
  const world = worldOf(db)
  const lastDay = dayOf(to, world.zone)
  const firstMidnight = startOfDay(dayOf(from, world.zone) + 1, world.zone)
  live(db, { from, to: firstMidnight - 1, dialing, restarted, pending })
  const activeLists = new Set(db.prepare('SELECT id FROM lists WHERE active = 1 AND deleting_until IS NULL').all().map((row) => numberIn(row, 'id')))
  for (let day = Math.max(dayOf(firstMidnight, world.zone), lastDay - longestGap); day < lastDay; day++) {
    const calls = planDay(world, day, (call) => dialing.has(call.campaignId) && activeLists.has(call.listId))
    together(db, () => writeCalls(db, world, { calls, leadsFollow: true }))
  }
  const midnight = startOfDay(lastDay, world.zone) - 1
  together(db, () => openDay(db, midnight))
  return live(db, { from: midnight, to, dialing, restarted: [], pending: [] })
}

/** Days written at most; of an account that slept for longer the oldest ones stay empty. */
const longestGap = 90

/** Seats whoever the plan has on the floor at a moment; nobody is in a call, for none was dialed for them. */
const openDay = (db: DatabaseSync, at: number): void => {
  const world = worldOf(db)
  db.exec('DELETE FROM agent_states')
  const { put } = standingWriter(db)
  for (const standing of standingsAt({ ...world, today: dayOf(at, world.zone) }, at, [])) put(standing)
  writeMeta(db, { tick: at })
}
