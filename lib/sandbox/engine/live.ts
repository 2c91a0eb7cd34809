import type { DatabaseSync } from 'node:sqlite'
import { dayOf } from '@/lib/sandbox/seed/calendar'
import type { Dial } from '@/lib/sandbox/seed/cycle'
import { shiftsOn } from '@/lib/sandbox/seed/duty'
import { readMeta, worldOf, writeMeta } from '@/lib/sandbox/seed/meta'
import { together } from '@/lib/sandbox/seed/rows'
import type { World } from '@/lib/sandbox/seed/world'
import { openFloor, placeUnanswered, stepAgent, type Floor } from './floor'
import { staffRestarted } from './staff'
import { readStandings, readyAt, standingWriter, type Standing } from './standing'

/**
 * A stretch of time (epoch seconds, `from` excluded) and the state of the switches in it; `restarted` campaigns came on at its
 * beginning; `pending` are dials that wait for their moment.
 */
export type Span = { from: number; to: number; dialing: ReadonlySet<number>; restarted: readonly number[]; pending: readonly Dial[] }

/** Plays every event of a span in the order of time, in one transaction; answers the dials still pending. */
export const live = (db: DatabaseSync, span: Span): readonly Dial[] =>
  together(db, () => {
    const world = worldOf(db)
    const floor = openFloor(db, { world, dialing: span.dialing, nextCall: readMeta(db, 'nextCall') })
    const agents = new Map(readStandings(db).map((standing) => [standing.userId, standing]))
    const before = new Map(agents)
    wakeParked(floor, agents, span.from)
    staffRestarted(world, agents, { restarted: span.restarted, now: span.from })
    const left = play(floor, { agents, arrivals: arrivalsIn(world, span), pending: [...span.pending], to: span.to })
    save(db, before, agents)
    writeMeta(db, { tick: span.to, nextCall: floor.nextCall })
    return left
  })

type Stage = { agents: Map<number, Standing>; arrivals: Standing[]; pending: Dial[]; to: number }

const play = (floor: Floor, { agents, arrivals, pending, to }: Stage): Dial[] => {
  const logIn = floor.db.prepare('UPDATE users SET last_login = ? WHERE id = ? AND active = 1')
  for (;;) {
    const agent = earliest(agents)
    const arrival = arrivals[0]
    const dial = pending[0]
    const next = Math.min(agent?.until ?? Infinity, arrival?.since ?? Infinity, dial?.at ?? Infinity)
    if (next > to) return pending
    if (dial?.at === next) {
      pending.shift()
      if (floor.dialing.has(dial.campaignId)) placeUnanswered(floor, dial)
    } else if (arrival?.since === next) {
      arrivals.shift()
      if (logIn.run(next, arrival.userId).changes > 0) agents.set(arrival.userId, arrival)
    } else if (agent !== undefined) {
      const then = stepAgent(floor, agent)
      if (then === null) agents.delete(agent.userId)
      else agents.set(agent.userId, then)
    }
  }
}

const earliest = (agents: ReadonlyMap<number, Standing>): Standing | undefined => {
  let first: Standing | undefined
  for (const agent of agents.values()) if (first === undefined || agent.until < first.until) first = agent
  return first
}

const wakeParked = (floor: Floor, agents: Map<number, Standing>, now: number): void => {
  for (const [id, standing] of agents) {
    const mayWake = standing.isParked && standing.state !== 'OFFLINE' && floor.dialing.has(standing.campaignId)
    if (mayWake) agents.set(id, readyAt(floor.world, standing, now))
  }
}

/** Agents whose shift begins in the span. */
const arrivalsIn = (world: World, { from, to }: Span): Standing[] => {
  const arrivals: Standing[] = []
  for (let day = dayOf(from, world.zone); day <= dayOf(to, world.zone); day++) {
    for (const { agent, start, end, campaignId } of shiftsOn(world, day)) {
      if (start > from && start <= to) arrivals.push(readyAt(world, { userId: agent.id, campaignId, shiftEnd: end }, start))
    }
  }
  return arrivals.sort((one, other) => one.since - other.since)
}

const save = (db: DatabaseSync, before: ReadonlyMap<number, Standing>, agents: ReadonlyMap<number, Standing>): void => {
  const { put, remove } = standingWriter(db)
  for (const id of before.keys()) if (!agents.has(id)) remove(id)
  for (const [id, standing] of agents) if (before.get(id) !== standing) put(standing)
}
