import type { Cycle } from '@/lib/sandbox/seed/cycle'
import { ringSeconds } from '@/lib/sandbox/seed/cycle'
import { shiftsOn, type Shift } from '@/lib/sandbox/seed/duty'
import { cyclesOf, type PlannedCall } from '@/lib/sandbox/seed/plan-day'
import type { World } from '@/lib/sandbox/seed/world'
import { nextWhileReady, type Standing } from './standing'

/** Who is logged in at `now` and doing what, as the plan of the day has it; `calls` are those begun by then. */
export const standingsAt = (world: World, now: number, calls: readonly PlannedCall[]): Standing[] => {
  const running = new Map(calls.filter((call) => call.agentId !== null && call.at + call.seconds > now).map((call) => [call.agentId, call]))
  return [...shiftsOn(world, world.today - 1), ...shiftsOn(world, world.today)]
    .filter((shift) => shift.start <= now && shift.end > now)
    .map((shift) => standingIn(world, { shift, now, call: running.get(shift.agent.id) ?? null }))
    .filter((standing) => standing !== null)
}

type StandingInput = { shift: Shift; now: number; call: PlannedCall | null }

const standingIn = (world: World, { shift, now, call }: StandingInput): Standing | null => {
  for (const cycle of cyclesOf(world, shift)) {
    if (cycle.end <= now) continue
    const base = { userId: shift.agent.id, campaignId: shift.campaignId, shiftEnd: shift.end, start: cycle.start, isParked: false, ...nowhere }
    return { ...base, ...phaseAt({ cycle, now, call, shiftEnd: shift.end }) }
  }
  return null
}

const nowhere = { listId: 0, leadId: 0, callId: 0 }

type Phase = Pick<Standing, 'state' | 'since' | 'until' | 'done'> & Partial<Pick<Standing, 'listId' | 'leadId' | 'callId'>>

const phaseAt = ({ cycle, now, call, shiftEnd }: { cycle: Cycle; now: number; call: PlannedCall | null; shiftEnd: number }): Phase => {
  const done = cycle.unanswered.filter((dial) => dial.at <= now).length
  const talkEnd = cycle.call.at + cycle.call.seconds
  if (now >= cycle.wrapEnd) return { state: 'PAUSED', since: cycle.wrapEnd, until: cycle.end, done }
  if (now >= talkEnd) return { state: 'WRAP', since: talkEnd, until: cycle.wrapEnd, done }
  if (now >= cycle.call.at && call !== null) {
    return { state: 'INCALL', since: call.at, until: talkEnd, done, listId: call.listId, leadId: call.leadId, callId: call.id }
  }
  const since = cycle.start
  if (now >= cycle.call.at) return { state: 'PAUSED', since, until: cycle.end, done }
  const ready = { state: 'READY' as const, since, done }
  const until = nextWhileReady({ ...ready, ...nowhere, userId: 0, campaignId: 0, until: 0, start: cycle.start, shiftEnd, isParked: false }, cycle)
  return { ...ready, until: Math.max(now + 1, Math.min(until, cycle.call.at - ringSeconds)) }
}
