import { startOfDay } from './calendar'
import type { ListPlan, Zone } from './lists'
import { recycledStatuses } from './outcomes'
import { earlierCalls, turnsBefore } from './plan-day'
import { fraction } from './random'
import type { World } from './world'

type LeadHistory = { status: string; calledCount: number; lastCalledAt: number | null }

/** What the days before `day` have left on a lead; `turn` is its place in the list's order of dialing. */
export const historyOf = (world: World, { list, turn, leadId, day }: { list: ListPlan; turn: number; leadId: number; day: number }): LeadHistory => {
  const zone = list.zones.find(({ from, size }) => turn >= from && turn < from + size)
  if (zone === undefined) return untouched
  const place = turn - zone.from
  const over = turnsBefore(list, zone, day)
  const passes = over > place ? Math.floor((over - 1 - place) / zone.size) + 1 : 0
  const earlier = zone.status === '' ? 0 : earlierCalls(world, leadId)
  if (passes + earlier === 0) return untouched
  return {
    status: passes > 0 && zone.status !== '' ? zone.status : recycledStatus(fraction(world.seed, statusSalt, leadId)),
    calledCount: passes + earlier,
    lastCalledAt: lastCallAt(world, { list, zone, leadId, position: passes > 0 ? place + (passes - 1) * zone.size : null }),
  }
}

const untouched: LeadHistory = { status: 'NEW', calledCount: 0, lastCalledAt: null }
const statusSalt = 31

type LastCallInput = { list: ListPlan; zone: Zone; leadId: number; position: number | null }

const lastCallAt = (world: World, { list, zone, leadId, position }: LastCallInput): number => {
  const part = fraction(world.seed, statusSalt + 1, leadId)
  if (position === null) return startOfDay(list.createdDay, world.zone) + 7_200 + Math.floor(part * 50_000)
  return startOfDay(list.startDay + Math.floor(position / zone.perDay), world.zone) + Math.floor((6.2 + part * 15.5) * 3600)
}

/** Most recycled leads were never reached, so most shares lie with the first codes. */
const recycledStatus = (part: number): string => recycledStatuses[Math.floor(part * part * recycledStatuses.length)] ?? 'NA'
