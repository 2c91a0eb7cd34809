import type { Generated, Kysely, Transaction } from 'kysely'

/** Columns as our code names them; in SQL they are snake_case. Instants are ISO texts, booleans 0 or 1, JSON is text. */
export type Tables = {
  users: {
    id: string
    email: string
    name: string
    role: string
    disabled: number
    demo: number
    passwordHash: string
    createdAt: string
    lastSignInAt: string | null
  }
  sessions: {
    id: string
    userId: string
    createdAt: string
    lastSeenAt: string
    endedAt: string | null
    address: string | null
    userAgent: string | null
  }
  signInAttempts: { key: string; failures: number; blockedUntil: string | null; lastAt: string }
  audit: AuditRow & { actorFolded: string; targetFolded: string }
  switches: {
    ordinal: Generated<number>
    id: string
    campaignId: string
    campaignName: string
    desired: number
    actorId: string | null
    actorName: string
    actId: string
    runId: string | null
    status: string
    beganAt: string
    endedAt: string | null
  }
  campaignStates: {
    campaignId: string
    campaignName: string
    active: number
    begunAt: string
    answeredAt: string
    planned: number | null
    driftFrom: number | null
    driftSeenAt: string | null
    changedAt: string | null
  }
  runs: {
    ordinal: Generated<number>
    id: string
    kind: string
    active: number
    status: string
    stopSetId: string | null
    actorId: string | null
    actorName: string
    actorRole: string
    actId: string
    reason: string | null
    createdAt: string
    finishedAt: string | null
  }
  runItems: {
    runId: string
    campaignId: string
    campaignName: string
    expectedActive: number
    status: string
    detail: string | null
    upstreamCode: string | null
    updatedAt: string
  }
  stopSets: {
    id: string
    /** 1 while open, null once closed; unique, so that only one can be open. */
    openSlot: number | null
    openedAt: string
    openedBy: string
    closedAt: string | null
    closedBy: string | null
    closedHow: string | null
  }
  stopSetCampaigns: { stopSetId: string; campaignId: string; campaignName: string; stoppedAt: string }
  idempotencyKeys: {
    userId: string
    key: string
    requestHash: string
    claimedAt: string
    status: number | null
    body: string | null
  }
  leases: { name: string; owner: string; heldUntil: string }
  keptSearches: { key: string; ownerId: string; kind: string; body: string; createdAt: string }
  /** `hour` is an instant cut to the hour, UTC. */
  personalReads: { userId: string; hour: string; rows: number }
  jobs: {
    ordinal: Generated<number>
    id: string
    kind: string
    title: string
    status: string
    input: string
    reason: string | null
    actorId: string | null
    actorName: string
    actorRole: string
    actId: string
    createdAt: string
    startedAt: string | null
    finishedAt: string | null
    problemCode: string | null
    problemSentence: string | null
    fence: number
    pending: number
    sending: number
    done: number
    skipped: number
    failed: number
    unknown: number
  }
  jobRows: {
    jobId: string
    position: number
    key: string
    payload: string | null
    status: string
    attempts: number
    code: string | null
    detail: string | null
    beforeJson: string | null
    afterJson: string | null
    dueAt: string | null
    updatedAt: string | null
  }
  views: {
    id: string
    page: string
    ownerId: string
    ownerName: string
    name: string
    search: string
    shared: number
    createdAt: string
    updatedAt: string
  }
  leadSnapshots: { leadId: string; body: string; deletedAt: string; deletedBy: string; actId: string; recreatedAs: string | null }
  leadAdds: {
    id: string
    status: string
    actId: string
    actorName: string
    body: string
    knownIds: string
    leadId: string | null
    code: string | null
    sentence: string | null
    beganAt: string
    settledAt: string | null
  }
  meta: { key: string; value: string }
  schemaMigrations: { name: string; appliedAt: string }
}

/** What the hash chain covers, besides the hash itself. `seq` comes back as text from PostgreSQL. */
export type AuditRow = {
  seq: number
  at: string
  actId: string
  outcome: string
  action: string
  actorId: string | null
  actorName: string
  actorRole: string | null
  address: string | null
  requestId: string | null
  targetKind: string | null
  targetId: string | null
  targetName: string | null
  beforeJson: string | null
  afterJson: string | null
  reason: string | null
  upstream: string | null
  hash: string
}

export type Dialect = 'sqlite' | 'postgres'
export type Database = { kysely: Kysely<Tables>; dialect: Dialect }
export type StoreTransaction = Transaction<Tables>
