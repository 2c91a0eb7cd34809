import type { DatabaseSync } from 'node:sqlite'
import { dayOf } from '@/lib/sandbox/seed/calendar'
import type { Dial } from '@/lib/sandbox/seed/cycle'
import { shiftsOn } from '@/lib/sandbox/seed/duty'
import { readMeta, worldOf } from '@/lib/sandbox/seed/meta'
import { numberIn } from '@/lib/sandbox/seed/rows'
import type { World } from '@/lib/sandbox/seed/world'
import { catchUp } from './catch-up'
import { restartDials } from './floor'
import { live } from './live'

/** Brings the floor from its last tick to `now` (epoch seconds, fractions allowed). A clock that was set back changes nothing. */
export const advance = (db: DatabaseSync, now: number): void => {
  const to = Math.floor(now)
  const pulse = pulseOf(db)
  if (to <= pulse.tick) return
  const dialing = dialingCampaigns(db)
  const restarted = [...dialing].filter((id) => pulse.dialing !== null && !pulse.dialing.has(id))
  pulse.dialing = dialing
  if (restarted.length === 0 && to < pulse.nextDue) {
    pulse.tick = to
    return
  }
  const world = worldOf(db)
  const pending = [...pulse.pending, ...restarted.flatMap((id) => restartDials(world, id, pulse.tick))]
  const span = { from: pulse.tick, to, dialing, restarted, pending }
  pulse.pending = to - pulse.tick > longestWatch ? catchUp(db, span) : live(db, span)
  pulse.tick = to
  pulse.nextDue = nextDue(db, world, { after: to, pending: pulse.pending })
}

/** Beyond this many seconds the days between are written as a whole instead of being lived through. */
const longestWatch = 36 * 3600

/** What is remembered between two calls; the database holds all that must outlive the process. */
type Pulse = { tick: number; nextDue: number; dialing: ReadonlySet<number> | null; pending: readonly Dial[] }

const pulses = new WeakMap<DatabaseSync, Pulse>()

const pulseOf = (db: DatabaseSync): Pulse => {
  const known = pulses.get(db)
  if (known !== undefined) return known
  const pulse: Pulse = { tick: readMeta(db, 'tick'), nextDue: 0, dialing: null, pending: [] }
  pulses.set(db, pulse)
  return pulse
}

/** Campaigns that are on and have a list to dial. */
const dialingCampaigns = (db: DatabaseSync): Set<number> => {
  const rows = db.prepare(`SELECT DISTINCT c.id AS id FROM lists l JOIN campaigns c ON c.id = l.campaign_id
    WHERE c.active = 1 AND l.active = 1 AND l.deleting_until IS NULL`).all()
  return new Set(rows.map((row) => numberIn(row, 'id')))
}

/** When the floor has to be looked at again: the next event of an agent, a dial that waits, or the next log-in. */
const nextDue = (db: DatabaseSync, world: World, { after, pending }: { after: number; pending: readonly Dial[] }): number => {
  const event = numberIn(db.prepare('SELECT coalesce(min(until), 0) AS next FROM agent_states').get(), 'next')
  const day = dayOf(after, world.zone)
  const starts = [day, day + 1].flatMap((on) => shiftsOn(world, on)).map(({ start }) => start).filter((start) => start > after)
  return Math.min(event === 0 ? Infinity : event, ...pending.map(({ at }) => at), ...starts)
}
