import type { AuditAction, AuditEntry, AuditOutcome, AuditSearch, AuditVerification } from '@/lib/contracts/audit'
import type { RunItemStatus, RunKind, RunStatus } from '@/lib/contracts/campaigns'
import type { Role } from '@/lib/contracts/permissions'
import type { User } from '@/lib/contracts/users'
import type { ViewPage } from '@/lib/contracts/views-words'
import type { JobStore } from './jobs'
import type { LeadStore } from './leads'
import type { WallStore } from './walls'
import type { PerformanceStore } from './performance'
import type { ListScanStore } from './list-scans'
import type { ListStore } from './lists'

/** All instants are ISO 8601 UTC texts; all ids are ours unless the name says campaign. */
export type StoredUser = User & { passwordHash: string }

export type StoredSession = {
  id: string
  userId: string
  createdAt: string
  lastSeenAt: string
  endedAt: string | null
  /** When the person last proved in this session who they are. */
  authenticatedAt: string
  /** The session that went on in its place, under an id of its own. */
  replacedBy: string | null
  address: string | null
  userAgent: string | null
}

export type AuditRecord = {
  actId: string
  outcome: AuditOutcome
  action: AuditAction
  actorId: string | null
  actorName: string
  actorRole: Role | 'system' | null
  address: string | null
  requestId: string | null
  targetKind: string | null
  targetId: string | null
  targetName: string | null
  before?: unknown
  after?: unknown
  reason?: string | null
  upstream?: string | null
}

/** One switch of one campaign: the ledger behind "switching", "unknown", drift and idempotency. */
export type StoredSwitch = {
  id: string
  campaignId: string
  campaignName: string
  desired: boolean
  actorId: string | null
  actorName: string
  /** The audit act, so that a restart can write its outcome. */
  actId: string
  runId: string | null
  /** `sending` is committed before the request; after a crash it means "nobody knows". */
  status: 'sending' | 'unknown' | 'confirmed' | 'failed'
  beganAt: string
  /** When the write was answered or given up; a read must begin after it to count. */
  endedAt: string | null
}

export type StoredCampaignState = {
  campaignId: string
  campaignName: string
  active: boolean
  begunAt: string
  answeredAt: string
  /** The last state a person set here. */
  planned: boolean | null
  /** The newest change that was not ours, until the next switch here. */
  driftFrom: boolean | null
  driftSeenAt: string | null
  /** When the state last changed by anybody's hand, as far as seen. */
  changedAt: string | null
}

export type StoredRun = {
  id: string
  kind: RunKind
  active: boolean
  status: RunStatus
  stopSetId: string | null
  actorId: string | null
  actorName: string
  actorRole: Role
  actId: string
  reason: string | null
  createdAt: string
  finishedAt: string | null
}

export type StoredRunItem = {
  runId: string
  campaignId: string
  campaignName: string
  expectedActive: boolean
  status: RunItemStatus
  detail: string | null
  upstreamCode: string | null
  updatedAt: string
}

export type StoredStopSet = { id: string; openedAt: string; openedBy: string; closedAt: string | null; closedBy: string | null; closedHow: 'restored' | 'dismissed' | null }
export type StoredStopSetCampaign = { stopSetId: string; campaignId: string; campaignName: string; stoppedAt: string }

/** A search for a person, kept under a random key because personal data never stands in an address. `body` is parsed by whoever asks. */
/** A version of the hours in which people may be called; versions count from 1. */
export type StoredCallingRules = { version: number; rules: unknown; savedAt: string; savedBy: string; savedByName: string }

export type StoredSearch = { key: string; ownerId: string; kind: 'leads' | 'person' | 'calls'; body: unknown; createdAt: string }

export type StoredView = {
  id: string
  page: ViewPage
  ownerId: string
  ownerName: string
  name: string
  search: string
  shared: boolean
  createdAt: string
  updatedAt: string
}

export type IdempotencyClaim =
  | { kind: 'new' }
  | { kind: 'running' }
  | { kind: 'mismatch' }
  | { kind: 'done'; status: number; body: string }

/** Our own state. Every method may throw AppError storage_busy or storage_full. */
export type Store = {
  users: {
    list: () => Promise<User[]>
    get: (id: string) => Promise<User | null>
    byEmail: (email: string) => Promise<StoredUser | null>
    passwordHash: (id: string) => Promise<string | null>
    count: () => Promise<number>
    /** Throws conflict when the e-mail is taken. */
    insert: (user: StoredUser) => Promise<void>
    update: (id: string, changes: { name?: string; role?: Role; disabled?: boolean; passwordHash?: string; lastSignInAt?: string }) => Promise<void>
  }
  sessions: {
    insert: (session: StoredSession) => Promise<void>
    get: (id: string) => Promise<StoredSession | null>
    touch: (id: string, at: string) => Promise<void>
    listOpen: (userId: string) => Promise<StoredSession[]>
    end: (id: string, at: string) => Promise<void>
    /** Lets a session go on under the id `as`, in one commit: as old as before, and its person proved who they are at `at`. */
    replace: (session: StoredSession, as: string, at: string) => Promise<void>
    /** Ends all of a user's sessions but `exceptId`; answers how many. */
    endAll: (userId: string, at: string, exceptId?: string) => Promise<number>
    /** Session and its user in one read, for the request path. */
    withUser: (id: string) => Promise<{ session: StoredSession; user: User } | null>
  }
  signInAttempts: {
    /** `key` is a hash of the account or address, never the text itself. */
    get: (key: string) => Promise<{ failures: number; blockedUntil: string | null; lastAt: string } | null>
    put: (key: string, value: { failures: number; blockedUntil: string | null; lastAt: string }) => Promise<void>
    clear: (key: string) => Promise<void>
  }
  audit: {
    /** Commits durably (fsync) before it resolves; chains onto the newest entry. */
    append: (record: AuditRecord, at: string) => Promise<AuditEntry>
    search: (search: AuditSearch & { fromAt?: string; toAt?: string }) => Promise<AuditEntry[]>
    /** Intents without an outcome, oldest first. */
    unsettled: () => Promise<AuditEntry[]>
    verify: () => Promise<Omit<AuditVerification, 'checkedAt'>>
  }
  switches: {
    insert: (row: StoredSwitch) => Promise<void>
    settle: (id: string, status: 'unknown' | 'confirmed' | 'failed', endedAt: string | null) => Promise<void>
    get: (id: string) => Promise<StoredSwitch | null>
    /** `sending` and `unknown` ones. */
    unsettled: () => Promise<StoredSwitch[]>
    latestFor: (campaignIds: string[]) => Promise<StoredSwitch[]>
  }
  campaignStates: {
    all: () => Promise<StoredCampaignState[]>
    /** Upserts; a row whose stored `begunAt` is newer is left alone. */
    put: (rows: StoredCampaignState[]) => Promise<void>
  }
  runs: {
    insert: (run: StoredRun, items: StoredRunItem[]) => Promise<void>
    get: (id: string) => Promise<{ run: StoredRun; items: StoredRunItem[] } | null>
    unfinished: () => Promise<StoredRun[]>
    latestForStopSet: (stopSetId: string) => Promise<{ run: StoredRun; items: StoredRunItem[] } | null>
    setStatus: (id: string, status: RunStatus, at: string | null) => Promise<void>
    putItem: (item: StoredRunItem) => Promise<void>
    addItems: (items: StoredRunItem[]) => Promise<void>
  }
  stopSets: {
    /** The open one, or a new one; two callers at once get the same. */
    openOrGet: (row: { id: string; openedAt: string; openedBy: string }) => Promise<StoredStopSet>
    open: () => Promise<StoredStopSet | null>
    campaigns: (stopSetId: string) => Promise<StoredStopSetCampaign[]>
    /** Keeps the first `stoppedAt` of a campaign already in the set. */
    addCampaigns: (rows: StoredStopSetCampaign[]) => Promise<void>
    close: (id: string, how: 'restored' | 'dismissed', by: string, at: string) => Promise<void>
  }
  idempotency: {
    claim: (key: string, userId: string, requestHash: string, at: string) => Promise<IdempotencyClaim>
    finish: (key: string, userId: string, status: number, body: string) => Promise<void>
    /** Forgets a claim whose request ended before anything was done. */
    release: (key: string, userId: string) => Promise<void>
    /** At the start of the only process: whoever held a claim is dead, so it may be made again. */
    releaseRunning: () => Promise<void>
  }
  leases: {
    /** True when this owner now holds the name until the instant. */
    take: (name: string, owner: string, now: string, until: string) => Promise<boolean>
    release: (name: string, owner: string) => Promise<void>
  }
  jobs: JobStore
  leadSnapshots: LeadStore['leadSnapshots']
  leadAdds: LeadStore['leadAdds']
  walls: WallStore
  keptDays: PerformanceStore['keptDays']
  ratios: PerformanceStore['ratios']
  callingRules: {
    newest: () => Promise<StoredCallingRules | null>
    /** False when this version is there already. */
    insert: (rules: StoredCallingRules) => Promise<boolean>
  }
  listActs: ListStore['listActs']
  listStates: ListStore['listStates']
  listScans: ListScanStore
  /** All that `run` writes is one commit, or nothing of it. Await nothing but what it is given: on SQLite everybody else waits meanwhile. */
  together: <T>(run: (store: StoredTogether) => Promise<T>) => Promise<T>
  meta: { get: (key: string) => Promise<string | null>; put: (key: string, value: string) => Promise<void>; remove: (key: string) => Promise<void> }
  views: {
    /** Own ones and shared ones of a page, by name. */
    list: (page: ViewPage, ownerId: string) => Promise<StoredView[]>
    get: (id: string) => Promise<StoredView | null>
    insert: (view: StoredView) => Promise<void>
    update: (id: string, changes: { name?: string; search?: string; shared?: boolean; updatedAt: string }) => Promise<void>
    remove: (id: string) => Promise<void>
  }
  keptSearches: {
    insert: (search: StoredSearch) => Promise<void>
    get: (key: string) => Promise<StoredSearch | null>
  }
  personalReads: {
    /** Adds to what this person opened in this hour (an instant cut to the hour) and answers the sum. */
    add: (userId: string, hour: string, rows: number) => Promise<number>
  }
  /**
   * Forgets idempotency keys, sign-in attempts and sessions that nobody touched since `idle`, and searches kept before `kept`.
   * The audit keeps everything.
   */
  sweep: (before: { idle: string; kept: string }) => Promise<void>
  ready: () => Promise<void>
  close: () => Promise<void>
}

/** What may be written in one commit with others. */
export type StoredTogether = Pick<Store, 'audit' | 'switches' | 'campaignStates' | 'personalReads'>
