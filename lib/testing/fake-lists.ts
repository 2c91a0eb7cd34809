import type { ListAct, ListStore, StoredList } from '@/lib/server/ports/lists'

export function fakeLists(): ListStore {
  const acts = new Map<string, ListAct>()
  const states = new Map<string, StoredList>()
  const byAge = (rows: Iterable<ListAct>) => [...rows].toSorted((a, b) => a.beganAt.localeCompare(b.beganAt))
  return {
    listActs: {
      insert: (act) => Promise.resolve(void acts.set(act.id, structuredClone(act))),
      settle: (id, settlement) => {
        const known = acts.get(id)
        if (known !== undefined) acts.set(id, { ...known, ...settlement })
        return Promise.resolve()
      },
      unsettled: () => Promise.resolve(byAge(acts.values()).filter((act) => act.settledAt === null)),
      latestOf: (listId) => Promise.resolve(byAge(acts.values()).findLast((act) => act.listId === listId) ?? null),
    },
    listStates: {
      all: () => Promise.resolve([...states.values()]),
      put: (rows) => Promise.resolve(rows.forEach((row) => states.set(row.listId, structuredClone(row)))),
      remove: (listIds) => Promise.resolve(listIds.forEach((id) => states.delete(id))),
    },
  }
}
