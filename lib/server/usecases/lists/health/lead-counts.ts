import type { LeadCounts } from '@/lib/contracts/list-health'
import type { Lead, LeadFilters } from '@/lib/contracts/leads'
import { fromInstant } from '@/lib/shared/instant'
import { AppError, sentenceOf } from '@/lib/server/core/errors'
import type { Clock } from '@/lib/server/ports/clock'
import type { Dialer } from '@/lib/server/ports/dialer'

const maxAgeMs = 300_000
/** After a failure, so that an upstream in trouble is not asked with every poll. */
const restMs = 30_000
/** The pace serves the background by two or three at a time anyway. */
const lanes = 3

/** Before the first telephone call to any lead, and after the last. */
const everCalled = { from: '2000-01-01T00:00:00.000Z' }
const notYet = { from: '2099-01-01T00:00:00.000Z' }

/** The two counts that Convoso gives without a scan, one small read each, shared by all who look and gathered behind their answers. */
export type LeadCountsKeeper = {
  of: (listId: string) => LeadCounts
  /** Asks for what is not known or too old; answers at once. */
  want: (listIds: readonly string[]) => void
}

type Known = { counts: LeadCounts; triedAt: number }

export function makeLeadCounts({ dialer, clock }: { dialer: Dialer; clock: Clock }): LeadCountsKeeper {
  const known = new Map<string, Known>()
  const queue = new Set<string>()
  let busy = 0
  let honoursCalls: Promise<boolean> | null = null
  const checkHonoured = (listId: string): Promise<boolean> => {
    honoursCalls ??= count(dialer, listId, { lastCalled: notYet }).then((total) => total === 0)
    // A failed check says nothing: the next list asks again.
    honoursCalls.catch(() => (honoursCalls = null))
    return honoursCalls
  }
  const work = async (): Promise<void> => {
    for (const listId of queue) {
      queue.delete(listId)
      known.set(listId, { triedAt: clock.now(), counts: await countList(dialer, { listId, before: known.get(listId)?.counts ?? none, checkHonoured }) })
    }
    // In the same turn as the last look into the queue, or what comes in between would be left lying.
    busy -= 1
  }
  return {
    of: (listId) => known.get(listId)?.counts ?? none,
    want: (listIds) => {
      for (const listId of listIds) {
        const row = known.get(listId)
        if (row !== undefined && (row.counts.isReading || !isDue(row, clock.now()))) continue
        known.set(listId, { triedAt: clock.now(), counts: { ...(row?.counts ?? none), isReading: true } })
        queue.add(listId)
      }
      for (; busy < Math.min(lanes, queue.size); busy += 1) void work()
    },
  }
}

const none: LeadCounts = { total: null, neverCalled: null, answeredAt: null, problem: null, isReading: false }

const isDue = ({ counts, triedAt }: Known, now: number): boolean =>
  counts.problem === null ? counts.answeredAt === null || fromInstant(counts.answeredAt) < now - maxAgeMs : triedAt < now - restMs

type Counting = { listId: string; before: LeadCounts; checkHonoured: (listId: string) => Promise<boolean> }

async function countList(dialer: Dialer, { listId, before, checkHonoured }: Counting): Promise<LeadCounts> {
  try {
    const read = await dialer.leads.search({ listIds: [listId], limit: 1 }, { priority: 'background', maxAgeMs: restMs })
    const total = totalOf(read.data, (lead) => lead.listId === listId)
    const called = total === 0 ? 0 : await count(dialer, listId, { lastCalled: everCalled })
    // Convoso ignores a filter it does not know: then every lead seems to be called.
    const isKnown = called < total || total === 0 || (await checkHonoured(listId))
    const problem = isKnown ? null : 'Convoso does not count by the last call, so the leads that were never called are known after a scan.'
    return { total, neverCalled: isKnown ? Math.max(0, total - called) : null, answeredAt: read.answeredAt, problem, isReading: false }
  } catch (error) {
    return { ...before, problem: sentenceOf(error), isReading: false }
  }
}

async function count(dialer: Dialer, listId: string, filters: LeadFilters): Promise<number> {
  const { data } = await dialer.leads.search({ listIds: [listId], ...filters, limit: 1 }, { priority: 'background', maxAgeMs: restMs })
  return totalOf(data, (lead) => lead.listId === listId)
}

function totalOf({ items, total }: { items: readonly Lead[]; total: number | null }, isAsked: (lead: Lead) => boolean): number {
  if (total === null || !items.every(isAsked)) throw new AppError('upstream_unreadable', 'Convoso did not count the leads of this list alone.')
  return total
}
