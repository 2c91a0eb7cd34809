import { startOfDay } from './calendar'
import { drawCycle, type Cycle, type Dial } from './cycle'
import { shiftsOn, type Shift } from './duty'
import { leadAt, type ListPlan, type Zone } from './lists'
import { fraction, pickWeighted } from './random'
import type { World } from './world'

/** A call with everything but the texts of its lead. */
export type PlannedCall = Dial & { id: number; listId: number; leadId: number; calledCount: number }

type PlanFilter = (call: { campaignId: number; listId: number }) => boolean

/** Ids grow with time: every day has a band of its own, counted from a day long before any account. */
export const callsPerBand = 100_000
export const firstCallId = (day: number): number => (day - 18_262) * callsPerBand

/** All calls that begin on a day, in the order of time. Any day can be planned without the others. */
export const planDay = (world: World, day: number, isDialed: PlanFilter = () => true): PlannedCall[] => {
  const turns = new Map<Zone, number>()
  const planned: PlannedCall[] = []
  for (const dial of dialsOn(world, day)) {
    const list = listFor(world, dial, day)
    if (list === null || !isDialed({ campaignId: dial.campaignId, listId: list.id }) || planned.length === callsPerBand) continue
    planned.push({ ...dial, id: firstCallId(day) + planned.length, listId: list.id, ...turnOf(world, { list, dial, day, turns }) })
  }
  return planned
}

/** The rounds of a shift, up to its end. */
export function* cyclesOf(world: World, shift: Shift): Generator<Cycle> {
  const campaign = world.campaignById.get(shift.campaignId)
  if (campaign === undefined) return
  let start = shift.start
  while (start < shift.end) {
    const cycle = drawCycle({ seed: world.seed, agent: shift.agent, campaign, meanWait: world.meanWait, start, shiftEnd: shift.end })
    yield cycle
    start = cycle.end
  }
}

/** How many calls a lead has had before it was dialed into its closing disposition. */
export const earlierCalls = (world: World, leadId: number): number => Math.floor(fraction(world.seed, earlierSalt, leadId) * 5)

/** Turns of a zone that were over when `day` began. */
export const turnsBefore = (list: ListPlan, zone: Zone, day: number): number => {
  const end = list.lastDay === null ? day : Math.min(day, list.lastDay + 1)
  return Math.max(0, Math.ceil((end - list.startDay) * zone.perDay))
}

const earlierSalt = 15

const dialsOn = (world: World, day: number): Dial[] => {
  const from = startOfDay(day, world.zone)
  const until = startOfDay(day + 1, world.zone)
  const dials: Dial[] = []
  for (const shift of [...shiftsOn(world, day - 1), ...shiftsOn(world, day)]) {
    const stop = Math.min(until, shift.end)
    for (const cycle of cyclesOf(world, shift)) {
      for (const dial of cycle.unanswered) if (dial.at >= from && dial.at < stop) dials.push(dial)
      if (cycle.call.at >= from && cycle.call.at < stop) dials.push(cycle.call)
    }
  }
  return dials.sort((one, other) => one.at - other.at || one.dice - other.dice)
}

const listFor = (world: World, dial: Dial, day: number): ListPlan | null => {
  const known = world.listsByCampaign.get(dial.campaignId) ?? []
  const [one, ...others] = known.filter((list) => list.zones.length > 0 && day >= list.startDay && (list.lastDay === null || day <= list.lastDay))
  return one === undefined ? null : pickWeighted((dial.dice * 97) % 1, [one, ...others])
}

type TurnInput = { list: ListPlan; dial: Dial; day: number; turns: Map<Zone, number> }

const turnOf = (world: World, { list, dial, day, turns }: TurnInput): { leadId: number; calledCount: number } => {
  const closing = list.zones.find((zone) => zone.status === dial.status)
  const isFree = closing !== undefined && (turns.get(closing) ?? 0) < turnsOn(list, closing, day)
  const zone = isFree ? closing : list.zones.at(-1)
  if (zone === undefined) return { leadId: list.firstLead, calledCount: 1 }
  const taken = turns.get(zone) ?? 0
  turns.set(zone, taken + 1)
  const ofDay = turnsOn(list, zone, day)
  // A day that has used up its turns goes through them again, never into those of tomorrow: each day must be complete in itself.
  const turn = turnsBefore(list, zone, day) + (ofDay === 0 ? -1 : taken % ofDay)
  const leadId = leadAt(list, zone.from + (turn % zone.size))
  const earlier = zone.status === '' ? 0 : earlierCalls(world, leadId)
  return { leadId, calledCount: earlier + Math.floor(turn / zone.size) + 1 }
}

const turnsOn = (list: ListPlan, zone: Zone, day: number): number => turnsBefore(list, zone, day + 1) - turnsBefore(list, zone, day)
