import type { Lead } from '@/lib/contracts/leads'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { isAppError } from '@/lib/server/core/errors'
import type { Desk } from '../../desk'
import { putChangesPlace, readChangesPlace, type ChangesPlace } from './changes-place'
import { keepLeads } from './keep-leads'
import { largestPage } from './queue-scan'

const smallestPage = 100
/** A change may become visible a little after its own stamp. */
const lateMs = 60_000
const secondMs = 1_000
/** Leads that share one second are skipped by offset; those that leave meanwhile must not push others out of sight. */
const overlap = 50

/**
 * Every lead of the account that changed since the last time, oldest change first, whatever list it is in: that is how a lead that was
 * moved leaves one list and enters another. The place is kept after each page.
 */
export async function readChanges(desk: Desk, signal: AbortSignal): Promise<void> {
  const known = await readChangesPlace(desk)
  if (known === null) return
  let step: Step = { place: { ...known, problem: null }, offset: 0, pageSize: largestPage, newest: known.from }
  while (!signal.aborted) {
    const begunAt = toInstant(desk.clock.now())
    const { leads, total, ...read } = await readPage(desk, step, signal)
    step = { ...step, ...read }
    if (leads.some((lead) => isOlder(lead, step.place.from))) {
      await putChangesPlace(desk, { ...step.place, problem: ignored })
      return
    }
    await keepLeads(desk, { leads, scan: null })
    const isOver = leads.length < step.pageSize || (total !== null && step.offset + leads.length >= total)
    if (isOver) return await finish(desk, { ...step, newest: newestOf(leads, step.newest) }, begunAt)
    step = next(step, leads)
    await putChangesPlace(desk, step.place)
  }
}

const ignored = 'Convoso does not search by the time of a change, so these numbers only change with another scan.'

type Step = { place: ChangesPlace; offset: number; pageSize: number; newest: string }

/** From the last stamp on, so that leads that change meanwhile and move to the end shift nothing; by offset only inside one second. */
function next(step: Step, leads: readonly Lead[]): Step {
  const stamps = leads.map(stampOf)
  const isAscending = stamps.every((stamp, at) => at === 0 || stamp >= (stamps[at - 1] ?? 0))
  const newest = newestOf(leads, step.newest)
  const last = (stamps.at(-1) ?? 0) - ((stamps.at(-1) ?? 0) % secondMs)
  if (isAscending && last > fromInstant(step.place.from)) return { ...step, place: { ...step.place, from: toInstant(last) }, offset: 0, newest }
  return { ...step, offset: step.offset + Math.max(1, leads.length - (isAscending ? overlap : 0)), newest }
}

const stampOf = ({ modifiedAt }: Lead): number => (modifiedAt === null ? 0 : fromInstant(modifiedAt))

const newestOf = (leads: readonly Lead[], known: string): string => toInstant(Math.max(fromInstant(known), ...leads.map(stampOf)))

/** In the hour that a clock goes through twice a stamp may mean an hour earlier. */
const ambiguousMs = 7_200_000
const isOlder = (lead: Lead, from: string): boolean => lead.modifiedAt !== null && stampOf(lead) < fromInstant(from) - ambiguousMs

/** The next time begins a little before the newest change that was met, never before this one began. */
async function finish(desk: Desk, { place, newest }: Step, begunAt: string): Promise<void> {
  const from = toInstant(Math.max(fromInstant(place.from), fromInstant(newest) - lateMs))
  await putChangesPlace(desk, { ...place, from, readAt: begunAt })
  await desk.store.listScans.readUpTo(begunAt)
}

async function readPage(desk: Desk, step: Step, signal: AbortSignal): Promise<Pick<Step, 'place' | 'pageSize'> & { leads: Lead[]; total: number | null }> {
  let { pageSize, place } = step
  for (;;) {
    place = { ...place, upstreamCalls: place.upstreamCalls + 1 }
    try {
      const asked = { updated: { from: place.from }, offset: step.offset, limit: pageSize }
      const { data } = await desk.dialer.leads.search(asked, { priority: 'background', keep: false, signal })
      return { leads: data.items, total: data.total, place, pageSize }
    } catch (error) {
      if (!isAppError(error) || error.code !== 'upstream_unreadable' || pageSize <= smallestPage) throw error
      pageSize = Math.max(smallestPage, Math.floor(pageSize / 2))
    }
  }
}
