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
    authenticatedAt: string
    replacedBy: string | null
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
    file: string | null
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
    requestKey: string | null
    recreates: string | null
    leadId: string | null
    code: string | null
    sentence: string | null
    beganAt: string
    settledAt: string | null
  }
  listActs: {
    id: string
    kind: string
    listId: string | null
    listName: string
    beforeJson: string
    afterJson: string
    status: string
    actId: string
    actorName: string
    sentence: string
    beganAt: string
    endedAt: string | null
    settledAt: string | null
  }
  listStates: {
    listId: string
    name: string
    active: number
    campaignId: string | null
    campaignAt: string | null
    description: string | null
    drift: string | null
  }
  keptDays: { zone: string; day: string; campaignId: string; askedAt: string; stale: number; body: string; contacts: string | null }
  callingRules: { version: number; rules: string; savedAt: string; savedBy: string; savedByName: string }
  ratios: { id: string; name: string; numerator: string; denominator: string; createdBy: string; createdAt: string }
  walls: {
    id: string
    name: string
    createdAt: string
    createdBy: string
    address: string | null
    userAgent: string | null
    tokenHash: string | null
    claimedAt: string | null
    lastSeenAt: string | null
    revokedAt: string | null
    revokedBy: string | null
  }
  listScans: {
    listId: string
    status: string
    pass: number
    position: number
    pageSize: number
    total: number | null
    queuedAt: string
    startedAt: string | null
    finishedAt: string | null
    readAt: string | null
    upstreamCalls: number
    problem: string | null
  }
  /** `lastCalledAt`: epoch seconds. */
  scannedLeads: {
    leadId: string
    listId: string
    pass: number
    status: string
    called: number | null
    createdDay: string | null
    lastCalledDay: string | null
    lastCalledAt: number | null
  }
  /** `number`: a keyed hash of one. */
  scannedNumbers: { number: string; leadId: string }
  listTallies: { listId: string; kind: string; key: string; status: string; leads: number }
  numberGroups: { number: string; leads: number; lists: number; calls: number; lastCalledAt: number | null; leadsKey: string }
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
export type Database = {
  kysely: Kysely<Tables>
  dialect: Dialect
  /** Another text after every commit, of whichever process; null where the database cannot tell. */
  version: () => string | null
}
export type StoreTransaction = Transaction<Tables>
