import path from 'node:path'
import type { Store, StoredTogether } from '@/lib/server/ports/store'
import { toInstant } from '@/lib/shared/instant'
import { makeAudit } from './audit'
import { makeCampaignStates } from './campaign-states'
import { claimFingerprint, type Fingerprint } from './fingerprint'
import { makeIdempotency } from './idempotency'
import { makeJobs } from './jobs'
import { makeKeptSearches } from './kept-searches'
import { makeLeads } from './leads'
import { makeLeases } from './leases'
import { makeListScans } from './list-scans'
import { makeLists } from './lists'
import { makeMeta } from './meta'
import { assertMigrated, migrate } from './migrate'
import { migrations } from './migrations/migrations'
import { openPostgres } from './open-postgres'
import { makePrivateFolder, openSqlite } from './open-sqlite'
import { makeRuns } from './runs'
import { makePerformance } from './performance'
import { makePersonalReads } from './personal-reads'
import type { Database } from './schema'
import { inTransaction } from './serialised'
import { makeSessions } from './sessions'
import { makeSignInAttempts } from './sign-in-attempts'
import { sqlitePath } from './sqlite-path'
import { makeStopSets } from './stop-sets'
import { makeSweep } from './sweep'
import { makeSwitches } from './switches'
import { makeUsers } from './users'
import { makeCallingRules } from './calling-rules'
import { makeViews } from './views'
import { makeWalls } from './walls'

type OpenStoreInput = {
  /** `postgres://…`, `file:…`, or nothing for a file of its own below `dataDir`. */
  url: string | undefined
  dataDir: string
  fingerprint: Fingerprint
  /** Epoch milliseconds. */
  now: () => number
}

/** Opens, checks and migrates our own state. Throws StoreRefusal (a sentence for the start) or AppError storage_*. */
export async function openStore(input: OpenStoreInput): Promise<Store> {
  const database = openDatabase(input)
  try {
    return await startStore(database, input)
  } catch (error) {
    await database.kysely.destroy()
    throw error
  }
}

/** Migrates and checks an opened database and puts the nouns on it. */
export async function startStore(database: Database, input: Pick<OpenStoreInput, 'fingerprint' | 'now'>): Promise<Store> {
  await migrate(database, migrations, () => toInstant(input.now()))
  await claimFingerprint(database, input.fingerprint)
  return {
    users: makeUsers(database),
    sessions: makeSessions(database),
    signInAttempts: makeSignInAttempts(database),
    audit: makeAudit(database),
    switches: makeSwitches(database),
    campaignStates: makeCampaignStates(database),
    runs: makeRuns(database),
    stopSets: makeStopSets(database),
    idempotency: makeIdempotency(database),
    leases: makeLeases(database),
    jobs: makeJobs(database),
    ...makeLeads(database),
    ...makePerformance(database),
    ...makeLists(database),
    ...makeListScans(database),
    meta: makeMeta(database),
    views: makeViews(database),
    callingRules: makeCallingRules(database),
    walls: makeWalls(database),
    keptSearches: makeKeptSearches(database),
    personalReads: makePersonalReads(database),
    together: (run) => inTransaction(database.kysely, (kysely) => run(inOneCommit({ ...database, kysely }))),
    sweep: makeSweep(database),
    ready: () => assertMigrated(database, migrations),
    close: () => database.kysely.destroy(),
  }
}

const inOneCommit = (database: Database): StoredTogether => ({
  audit: makeAudit(database),
  switches: makeSwitches(database),
  campaignStates: makeCampaignStates(database),
  personalReads: makePersonalReads(database),
})

const busyTimeoutMs = 5000

function openDatabase({ url, dataDir, fingerprint }: OpenStoreInput): Database {
  if (url?.startsWith('postgres')) return openPostgres(url)
  const folder = path.join(dataDir, fingerprint.kind)
  if (url === undefined) makePrivateFolder(folder)
  return openSqlite(sqlitePath(url, folder), busyTimeoutMs).database
}
