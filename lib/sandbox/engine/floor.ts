import type { DatabaseSync } from 'node:sqlite'
import { dayOf } from '@/lib/sandbox/seed/calendar'
import { drawUnansweredDial, ringSeconds, type Cycle, type Dial } from '@/lib/sandbox/seed/cycle'
import { callsPerBand, firstCallId } from '@/lib/sandbox/seed/plan-day'
import { fraction, keyed } from '@/lib/sandbox/seed/random'
import { numberIn, textIn } from '@/lib/sandbox/seed/rows'
import type { World } from '@/lib/sandbox/seed/world'
import { dueCallbackPicker, leadPicker, type DueCallbackPicker, type LeadPicker } from './pick-lead'
import { callRecorder, type CallRecorder } from './record-call'
import { cycleOf, nextWhileReady, readyAt, type Standing } from './standing'

/** One stretch of the floor's life, within one transaction. `dialing` holds the campaigns that may call. */
export type Floor = {
  db: DatabaseSync
  world: World
  dialing: ReadonlySet<number>
  nextCall: number
  pickLead: LeadPicker
  pickDueCallback: DueCallbackPicker
  record: CallRecorder
}

export const openFloor = (db: DatabaseSync, from: { world: World; dialing: ReadonlySet<number>; nextCall: number }): Floor => {
  const hands = ready.get(db) ?? { pickLead: leadPicker(db), pickDueCallback: dueCallbackPicker(db), record: callRecorder(db) }
  ready.set(db, hands)
  return { db, ...from, ...hands }
}

/** What comes of `standing` at its `until`; null when the agent goes home. */
export const stepAgent = (floor: Floor, standing: Standing): Standing | null => {
  const now = standing.until
  const cycle = cycleOf(floor.world, standing)
  if (cycle === null || (now >= standing.shiftEnd && standing.state !== 'INCALL')) return null
  switch (standing.state) {
    case 'READY':
      return stepReady(floor, standing, cycle)
    case 'RINGING':
      return stepRinging(floor, standing, cycle)
    case 'INCALL':
      recordFinished(floor, standing, cycle)
      return { ...standing, state: 'WRAP', since: now, until: Math.max(now + 1, cycle.wrapEnd) }
    case 'WRAP':
      if (cycle.end <= now) return readyAt(floor.world, standing, now)
      return { ...standing, ...idle, state: 'PAUSED', since: now, until: Math.min(cycle.end, standing.shiftEnd) }
    case 'PAUSED':
      return readyAt(floor.world, standing, now)
    case 'OFFLINE':
      return { ...standing, until: standing.shiftEnd }
  }
}

/** Dials made at once when a campaign comes on, before any agent has gone through a wait. */
export const restartDials = (world: World, campaignId: number, now: number): Dial[] => {
  const campaign = world.campaignById.get(campaignId)
  if (campaign === undefined) return []
  const random = keyed(world.seed, restartSalt, campaignId, now)
  return [2, 6, 10].map((delay) => drawUnansweredDial(random, campaign, now + delay + Math.floor(random() * 3)))
}

export const placeUnanswered = (floor: Floor, dial: Dial): void => {
  const lead = floor.pickLead(dial.campaignId, dial.dice)
  if (lead !== null) floor.record(dial, takeCallId(floor, dial.at), lead)
}

/** Prepared once per open database: a second of life costs less than preparing its statements. */
const ready = new WeakMap<DatabaseSync, Pick<Floor, 'pickLead' | 'pickDueCallback' | 'record'>>()

const restartSalt = 71
const idle = { listId: 0, leadId: 0, callId: 0 } as const

const stepReady = (floor: Floor, standing: Standing, cycle: Cycle): Standing => {
  if (standing.isParked) return { ...standing, until: standing.shiftEnd }
  if (!floor.dialing.has(standing.campaignId)) return park(floor, standing)
  const unanswered = cycle.unanswered[standing.done]
  if (unanswered !== undefined) {
    placeUnanswered(floor, { ...unanswered, at: standing.until })
    const next = { ...standing, done: standing.done + 1 }
    return { ...next, until: Math.max(standing.until, nextWhileReady(next, cycle)) }
  }
  // One agent call of eight keeps a promise, about as many as new ones are made: the overdue neither vanish nor pile up.
  const promised = (cycle.call.dice * 23) % 1 < 0.125 ? floor.pickDueCallback(standing.campaignId, standing.until) : null
  const lead = promised ?? floor.pickLead(standing.campaignId, cycle.call.dice)
  if (lead === null) return park(floor, standing)
  return { ...standing, state: 'RINGING', since: standing.until, until: standing.until + ringSeconds, listId: lead.listId, leadId: lead.leadId }
}

const stepRinging = (floor: Floor, standing: Standing, cycle: Cycle): Standing => {
  if (!floor.dialing.has(standing.campaignId)) return park(floor, standing)
  const now = standing.until
  return { ...standing, state: 'INCALL', since: now, until: Math.max(now + 1, now + cycle.call.seconds), callId: takeCallId(floor, now) }
}

/** Without a campaign that may dial, three of ten take a break and the others sit ready. */
const park = (floor: Floor, standing: Standing): Standing => {
  const pauses = fraction(floor.world.seed, standing.userId, standing.until) < 0.3
  const since = standing.state === 'READY' && !pauses ? standing.since : standing.until
  return { ...standing, ...idle, state: pauses ? 'PAUSED' : 'READY', since, until: standing.shiftEnd, isParked: true }
}

const recordFinished = (floor: Floor, standing: Standing, cycle: Cycle): void => {
  const lead = floor.db.prepare('SELECT called_count, phone_number, alt_phone_1 FROM leads WHERE id = ?').get(standing.leadId)
  if (lead === undefined) return
  floor.record({ ...cycle.call, at: standing.since }, standing.callId, {
    leadId: standing.leadId, listId: standing.listId, calledCount: numberIn(lead, 'called_count'),
    phone: textIn(lead, 'phone_number'), otherPhone: textIn(lead, 'alt_phone_1'),
  })
}

/** Ids go on within the day's band; a new day opens its own. */
const takeCallId = (floor: Floor, at: number): number => {
  const band = firstCallId(dayOf(at, floor.world.zone))
  const id = Math.max(floor.nextCall, band)
  if (id >= band + callsPerBand) throw new RangeError('more calls in a day than ids')
  floor.nextCall = id + 1
  return id
}
