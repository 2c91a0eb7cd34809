import type { ScannedLead, Tally } from '@/lib/server/ports/list-scans'
import { mondayOf } from '@/lib/shared/weeks'

type Counted = Pick<ScannedLead, 'listId' | 'status' | 'called' | 'createdDay' | 'lastCalledDay' | 'lastCalledAt'>

/** By how much the tallies change when `before` become `after`; cells that come out even are left out, the others are in a fixed order. */
export function tallyChanges(before: readonly Counted[], after: readonly Counted[]): Tally[] {
  const cells = new Map<string, Tally>()
  const add = (lead: Counted, leads: number): void => {
    for (const cell of cellsOf(lead)) {
      const id = [cell.listId, cell.kind, cell.key, cell.status].join('\u0000')
      const known = cells.get(id)
      if (known === undefined) cells.set(id, { ...cell, leads })
      else known.leads += leads
    }
  }
  for (const lead of before) add(lead, -1)
  for (const lead of after) add(lead, 1)
  // Everybody who writes several cells takes them in the same order, so that nobody waits for each other in a ring.
  return [...cells].filter(([, { leads }]) => leads !== 0).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell)
}

/** Every cell in which a lead is counted. What is not known has an empty key. */
function cellsOf({ listId, status, called, createdDay, lastCalledDay, lastCalledAt }: Counted): Omit<Tally, 'leads'>[] {
  const week = createdDay === null ? '' : mondayOf(createdDay)
  const wasCalled = called === null ? lastCalledAt !== null : called > 0
  return [
    { listId, status, kind: 'attempts', key: attemptsKey(called, lastCalledAt) },
    { listId, status, kind: 'created', key: week },
    ...(wasCalled ? [{ listId, status, kind: 'created-called' as const, key: week }] : []),
    { listId, status: '', kind: 'called', key: lastCalledDay ?? '' },
  ]
}

/** A lead whose calls are not told still tells by the moment of its last call whether there was one. */
const attemptsKey = (called: number | null, lastCalledAt: number | null): string => (called !== null ? String(called) : lastCalledAt === null ? '0' : '')
