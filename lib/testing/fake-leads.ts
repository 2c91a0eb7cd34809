import type { LeadAdd, LeadSnapshot, LeadStore } from '@/lib/server/ports/leads'

export function fakeLeads(): LeadStore {
  const snapshots = new Map<string, LeadSnapshot>()
  const adds = new Map<string, LeadAdd>()
  const change = <T>(rows: Map<string, T>, id: string, changes: Partial<T>) => {
    const known = rows.get(id)
    if (known !== undefined) rows.set(id, { ...known, ...changes })
    return Promise.resolve()
  }
  return {
    leadSnapshots: {
      put: (snapshot) => Promise.resolve(void snapshots.set(snapshot.leadId, structuredClone(snapshot))),
      get: (leadId) => Promise.resolve(snapshots.get(leadId) ?? null),
      remove: (leadId) => Promise.resolve(void snapshots.delete(leadId)),
      setRecreated: (leadId, recreatedAs) => change(snapshots, leadId, { recreatedAs }),
    },
    leadAdds: {
      insert: (add) => Promise.resolve(void adds.set(add.id, structuredClone(add))),
      get: (id) => Promise.resolve(adds.get(id) ?? null),
      ofRequest: (requestKey) => Promise.resolve([...adds.values()].findLast((add) => add.requestKey === requestKey) ?? null),
      settle: (id, settlement) => change(adds, id, settlement),
      unsettled: (since) =>
        Promise.resolve([...adds.values()].filter((add) => (add.status === 'sending' || add.status === 'unknown') && add.beganAt >= since)),
    },
  }
}
