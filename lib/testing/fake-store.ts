import type { AuditEntry } from '@/lib/contracts/audit'
import { AppError } from '@/lib/server/core/errors'
import type {
  IdempotencyClaim,
  Store,
  StoredCampaignState,
  StoredRun,
  StoredRunItem,
  StoredSession,
  StoredStopSet,
  StoredStopSetCampaign,
  StoredSwitch,
  StoredUser,
} from '@/lib/server/ports/store'
import { fakeJobs } from './fake-jobs'
import { fakeLeads } from './fake-leads'
import { fakeListScans } from './fake-list-scans'
import { fakeLists } from './fake-lists'
import { fakeCallingRules } from './fake-calling-rules'
import { fakePerformance } from './fake-performance'
import { fakePersonalData } from './fake-personal-data'
import { fakeViews } from './fake-views'
import { fakeWalls } from './fake-walls'

export type FakeStore = Store & { entries: AuditEntry[]; breakAudit: (broken: boolean) => void }

/** The store's port in plain memory, for tests of use cases; what it promises is proven on the real ones. */
export function fakeStore(): FakeStore {
  const entries: AuditEntry[] = []
  const state = { auditIsBroken: false }
  const { keptSearches, personalReads } = fakePersonalData()
  const together = { audit: makeAudit(entries, state), ...makeSwitching(), personalReads }
  return {
    entries,
    ...together,
    together: (run) => run(together),
    breakAudit: (broken) => {
      state.auditIsBroken = broken
    },
    users: makeUsers(),
    sessions: makeSessions(),
    signInAttempts: { get: later(null), put: later(undefined), clear: later(undefined) },
    idempotency: makeIdempotency(),
    leases: makeLeases(),
    meta: makeMeta(),
    jobs: fakeJobs(),
    ...fakeLeads(),
    ...fakeLists(),
    listScans: fakeListScans(),
    ...fakeCallingRules(),
    ...fakePerformance(),
    keptSearches,
    ...fakeViews(),
    ...fakeWalls(),
    sweep: later(undefined),
    ready: later(undefined),
    close: later(undefined),
  }
}

const later =
  <T>(value: T) =>
  (): Promise<T> =>
    Promise.resolve(value)

function makeUsers(): Store['users'] {
  const rows = new Map<string, StoredUser>()
  const bare = ({ passwordHash: _hidden, ...user }: StoredUser) => user
  return {
    list: () => Promise.resolve([...rows.values()].map(bare)),
    get: (id) => Promise.resolve(rows.has(id) ? bare(required(rows.get(id))) : null),
    byEmail: (email) => Promise.resolve([...rows.values()].find((row) => row.email === email) ?? null),
    passwordHash: (id) => Promise.resolve(rows.get(id)?.passwordHash ?? null),
    count: () => Promise.resolve(rows.size),
    insert: (row) => {
      if ([...rows.values()].some((other) => other.email === row.email)) return Promise.reject(new AppError('conflict', 'This e-mail is taken.'))
      rows.set(row.id, row)
      return Promise.resolve()
    },
    update: (id, changes) => {
      rows.set(id, { ...required(rows.get(id)), ...changes })
      return Promise.resolve()
    },
  }
}

function makeSessions(): Store['sessions'] {
  const rows = new Map<string, StoredSession>()
  const end = (id: string, at: string, replacedBy: string | null = null) => {
    rows.set(id, { ...required(rows.get(id)), endedAt: at, replacedBy })
  }
  const open = (userId: string) => [...rows.values()].filter((row) => row.userId === userId && row.endedAt === null)
  return {
    insert: (row) => Promise.resolve(void rows.set(row.id, row)),
    get: (id) => Promise.resolve(rows.get(id) ?? null),
    touch: (id, at) => Promise.resolve(void rows.set(id, { ...required(rows.get(id)), lastSeenAt: at })),
    listOpen: (userId) => Promise.resolve(open(userId)),
    end: (id, at) => Promise.resolve(end(id, at)),
    replace: (session, as, at) => {
      rows.set(as, { ...session, id: as, lastSeenAt: at, authenticatedAt: at, endedAt: null, replacedBy: null })
      return Promise.resolve(end(session.id, at, as))
    },
    endAll: (userId, at, exceptId) => {
      const ended = open(userId).filter((row) => row.id !== exceptId)
      for (const row of ended) end(row.id, at)
      return Promise.resolve(ended.length)
    },
    withUser: later(null),
  }
}

function makeAudit(entries: AuditEntry[], state: { auditIsBroken: boolean }): Store['audit'] {
  return {
    append: (record, at) => {
      if (state.auditIsBroken) return Promise.reject(new AppError('storage_full', 'The store is full.'))
      const { before = null, after = null, reason = null, upstream = null, ...rest } = record
      const entry: AuditEntry = { ...rest, before, after, reason, upstream, seq: entries.length + 1, at, hash: String(entries.length + 1) }
      entries.push(entry)
      return Promise.resolve(entry)
    },
    search: ({ action, limit }) => {
      const wanted = entries.filter((entry) => action.length === 0 || action.includes(entry.action))
      return Promise.resolve(wanted.reverse().slice(0, limit))
    },
    unsettled: () => Promise.resolve(entries.filter((row) => row.outcome === 'attempted' && !entries.some((other) => other.actId === row.actId && other.seq > row.seq))),
    verify: later({ entries: entries.length, intact: true, firstBrokenSeq: null, headHash: null }),
  }
}

function makeSwitching(): Pick<Store, 'switches' | 'campaignStates' | 'runs' | 'stopSets'> {
  const switches = new Map<string, StoredSwitch>()
  const states = new Map<string, StoredCampaignState>()
  const runs = new Map<string, StoredRun>()
  const items = new Map<string, StoredRunItem>()
  const sets: StoredStopSet[] = []
  const members: StoredStopSetCampaign[] = []
  const itemsOf = (runId: string) => [...items.values()].filter((item) => item.runId === runId)
  const put = (item: StoredRunItem) => void items.set(`${item.runId} ${item.campaignId}`, item)
  return {
    switches: {
      insert: (row) => Promise.resolve(void switches.set(row.id, row)),
      settle: (id, status, endedAt) => Promise.resolve(void switches.set(id, { ...required(switches.get(id)), status, endedAt })),
      get: (id) => Promise.resolve(switches.get(id) ?? null),
      unsettled: () => Promise.resolve([...switches.values()].filter((row) => row.status === 'sending' || row.status === 'unknown')),
      latestFor: (ids) => Promise.resolve(ids.flatMap((id) => [...switches.values()].filter((row) => row.campaignId === id).slice(-1))),
    },
    campaignStates: {
      all: () => Promise.resolve([...states.values()]),
      put: (rows) => {
        for (const row of rows) if ((states.get(row.campaignId)?.begunAt ?? '') <= row.begunAt) states.set(row.campaignId, row)
        return Promise.resolve()
      },
    },
    runs: {
      insert: (run, rows) => {
        runs.set(run.id, run)
        for (const item of rows) put(item)
        return Promise.resolve()
      },
      get: (id) => {
        const run = runs.get(id)
        return Promise.resolve(run === undefined ? null : { run, items: itemsOf(id) })
      },
      unfinished: () => Promise.resolve([...runs.values()].filter((run) => run.status === 'running' || run.status === 'interrupted')),
      latestForStopSet: (stopSetId) => {
        const run = [...runs.values()].filter((row) => row.stopSetId === stopSetId).at(-1)
        return Promise.resolve(run === undefined ? null : { run, items: itemsOf(run.id) })
      },
      setStatus: (id, status, at) => Promise.resolve(void runs.set(id, { ...required(runs.get(id)), status, finishedAt: at })),
      putItem: (item) => Promise.resolve(put(item)),
      addItems: (rows) => Promise.resolve(rows.forEach(put)),
    },
    stopSets: {
      openOrGet: (row) => {
        const open = sets.find((set) => set.closedAt === null)
        if (open !== undefined) return Promise.resolve(open)
        const fresh: StoredStopSet = { ...row, closedAt: null, closedBy: null, closedHow: null }
        sets.push(fresh)
        return Promise.resolve(fresh)
      },
      open: () => Promise.resolve(sets.find((set) => set.closedAt === null) ?? null),
      campaigns: (id) => Promise.resolve(members.filter((row) => row.stopSetId === id)),
      addCampaigns: (rows) => {
        for (const row of rows) if (!members.some((known) => known.stopSetId === row.stopSetId && known.campaignId === row.campaignId)) members.push(row)
        return Promise.resolve()
      },
      close: (id, closedHow, closedBy, closedAt) => {
        const at = sets.findIndex((set) => set.id === id)
        sets[at] = { ...required(sets[at]), closedHow, closedBy, closedAt }
        return Promise.resolve()
      },
    },
  }
}

function makeIdempotency(): Store['idempotency'] {
  const rows = new Map<string, { hash: string; done: { status: number; body: string } | null }>()
  return {
    claim: (key, userId, hash): Promise<IdempotencyClaim> => {
      const known = rows.get(`${userId} ${key}`)
      if (known === undefined) {
        rows.set(`${userId} ${key}`, { hash, done: null })
        return Promise.resolve({ kind: 'new' })
      }
      if (known.hash !== hash) return Promise.resolve({ kind: 'mismatch' })
      return Promise.resolve(known.done === null ? { kind: 'running' } : { kind: 'done', ...known.done })
    },
    finish: (key, userId, status, body) => {
      required(rows.get(`${userId} ${key}`)).done = { status, body }
      return Promise.resolve()
    },
    release: (key, userId) => Promise.resolve(void rows.delete(`${userId} ${key}`)),
    releaseRunning: () => {
      for (const [key, row] of rows) if (row.done === null) rows.delete(key)
      return Promise.resolve()
    },
  }
}

function makeLeases(): Store['leases'] {
  const held = new Map<string, { owner: string; until: string }>()
  return {
    take: (name, owner, now, until) => {
      const known = held.get(name)
      if (known !== undefined && known.owner !== owner && known.until > now) return Promise.resolve(false)
      held.set(name, { owner, until })
      return Promise.resolve(true)
    },
    release: (name, owner) => {
      if (held.get(name)?.owner === owner) held.delete(name)
      return Promise.resolve()
    },
  }
}

function makeMeta(): Store['meta'] {
  const rows = new Map<string, string>()
  return {
    get: (key) => Promise.resolve(rows.get(key) ?? null),
    put: (key, value) => Promise.resolve(void rows.set(key, value)),
    remove: (key) => Promise.resolve(void rows.delete(key)),
  }
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('no such row')
  return value
}
