import type { ListScanStore, ScannedLead, StoredListScan, Tally, TallyKind } from '@/lib/server/ports/list-scans'
import { mondayOf } from '@/lib/shared/weeks'

/** Counts everything anew from its rows whenever it is asked. */
export function fakeListScans(): ListScanStore {
  const scans = new Map<string, StoredListScan>()
  const rows = new Map<string, ScannedLead>()
  const of = (listId: string) => [...rows.values()].filter((row) => row.listId === listId)
  const membersOf = (number: string) =>
    [...rows.values()].filter((row) => row.numbers.includes(number)).map(({ leadId, listId }) => ({ number, leadId, listId }))
  return {
    all: () => Promise.resolve([...scans.values()].toSorted((a, b) => (a.queuedAt < b.queuedAt ? -1 : 1))),
    get: (listId) => Promise.resolve(scans.get(listId) ?? null),
    put: (scan) => Promise.resolve(void scans.set(scan.listId, structuredClone(scan))),
    readUpTo: (readAt) => {
      for (const [listId, scan] of scans) if (scan.status === 'done') scans.set(listId, { ...scan, readAt })
      return Promise.resolve()
    },
    apply: ({ leads, gone, scan }) => {
      for (const lead of leads) rows.set(lead.leadId, structuredClone(lead))
      for (const id of gone) rows.delete(id)
      if (scan !== null) scans.set(scan.listId, structuredClone(scan))
      return Promise.resolve()
    },
    unseen: (listId, pass, limit) =>
      Promise.resolve(of(listId).filter((row) => row.pass !== pass).slice(0, limit).map(({ leadId }) => leadId)),
    listsOf: (leadIds) => Promise.resolve(new Map([...rows.values()].filter(({ leadId }) => leadIds.includes(leadId)).map(({ leadId, listId }) => [leadId, listId]))),
    size: (listId) => Promise.resolve(of(listId).length),
    tallies: (listIds, kinds) => Promise.resolve(tallied([...rows.values()].filter(({ listId }) => listIds.includes(listId)), kinds)),
    statuses: () => Promise.resolve(new Map(Object.entries(Object.groupBy(rows.values(), ({ status }) => status)).map(([status, leads]) => [status, leads?.length ?? 0]))),
    remove: (listId) => Promise.resolve(void scans.delete(listId)),
    groups: ({ offset, limit }) => {
      const numbers = [...new Set([...rows.values()].flatMap((row) => row.numbers))]
      const groups = numbers.flatMap((number) => {
        const leads = [...rows.values()].filter((row) => row.numbers.includes(number))
        const called = leads.flatMap(({ lastCalledAt }) => (lastCalledAt === null ? [] : [lastCalledAt]))
        const calls = leads.reduce((sum, row) => sum + (row.called ?? 0), 0)
        const lastCalledAt = called.length === 0 ? null : Math.max(...called)
        return leads.length < 2 ? [] : [{ number, of: leads.map(({ leadId }) => leadId).toSorted().join(), leads: leads.length, lists: new Set(leads.map(({ listId }) => listId)).size, calls, lastCalledAt }]
      })
      const sorted = groups.toSorted((a, b) => b.calls - a.calls || b.leads - a.leads || (a.number < b.number ? 1 : -1))
      const sets = [...Map.groupBy(sorted, (group) => group.of).values()]
      const items = sets.flatMap((same) => same.slice(0, 1).map(({ of: _, ...group }) => ({ ...group, numbers: same.length }))).slice(offset, offset + limit)
      return Promise.resolve({ items, members: items.flatMap(({ number }) => membersOf(number)), total: sets.length })
    },
    membersOf: (number) => Promise.resolve(membersOf(number)),
    clear: () => {
      scans.clear()
      rows.clear()
      return Promise.resolve()
    },
  }
}

function tallied(rows: readonly ScannedLead[], kinds: readonly TallyKind[]): Tally[] {
  const cells = rows.flatMap((row) => {
    const { listId, status, called, createdDay, lastCalledDay, lastCalledAt } = row
    const week = createdDay === null ? '' : mondayOf(createdDay)
    const calls = called ?? (lastCalledAt === null ? 0 : '')
    const made: Omit<Tally, 'leads'>[] = [
      { listId, kind: 'attempts', key: String(calls), status },
      { listId, kind: 'created', key: week, status },
      { listId, kind: 'called', key: lastCalledDay ?? '', status: '' },
    ]
    return calls === 0 ? made : [...made, { listId, kind: 'created-called' as const, key: week, status }]
  })
  const counted = Object.values(Object.groupBy(cells.filter(({ kind }) => kinds.includes(kind)), (cell) => JSON.stringify(cell)))
  return counted.flatMap((same = []) => same.slice(0, 1).map((cell) => ({ ...cell, leads: same.length })))
}
