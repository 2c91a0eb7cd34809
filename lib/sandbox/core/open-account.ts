import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Account } from './account'
import { createClock } from './clock'
import { continueListDeletions } from './list-deletions'
import { all, first, prepared } from './rows'
import { indexes, schema } from './schema'
import { world, type Sizes } from './world'

/** What an account is made from; everything but the token has a default. */
export type AccountSpec = {
  token: string
  id?: string
  number?: number
  seed?: number
  zone?: string
  /** How big the seeded world is; `empty` seeds nothing. */
  sizes?: Partial<Sizes> | 'empty'
  options?: Partial<Account['options']>
}

export type Place = { dir: string; now: () => number }

const inMemory = ':memory:'
const idForm = /^[a-z0-9][a-z0-9-]{0,39}$/

/** Opens an account's file, or makes and seeds it. A file that was left half made is made anew. */
export const openAccount = (place: Place, spec: AccountSpec): Account => {
  const id = spec.id ?? 'main'
  if (!idForm.test(id)) throw new Error('An account id is 1 to 40 small letters, digits and hyphens.')
  const path = fileOf(place.dir, id)
  const kept = path === inMemory ? undefined : keptSpec(path)
  if (path !== inMemory && !kept) removeAccountFiles(place.dir, id)
  const db = openDatabase(path)
  const full = { ...kept, ...spec, options: { ...kept?.options, ...spec.options }, id }
  const clock = createClock(() => place.now() / 1000)
  if (kept) db.exec(indexes)
  else makeWorld(db, full, clock.now())
  keepSpec(db, full)
  const account = assemble(db, full, clock)
  // The days that passed since are lived through here, so that no answer has to wait for them.
  account.advance()
  return account
}

/** The accounts whose files lie in a folder. */
export const keptAccounts = (dir: string, names: string[]): AccountSpec[] =>
  dir === inMemory ? [] : names.filter((name) => name.endsWith('.sqlite')).flatMap((name) => keptSpec(join(dir, name)) ?? [])

export const removeAccountFiles = (dir: string, id: string): void => {
  if (dir === inMemory) return
  const path = fileOf(dir, id)
  for (const name of [path, `${path}-wal`, `${path}-shm`]) rmSync(name, { force: true })
}

const assemble = (db: DatabaseSync, spec: AccountSpec & { id: string }, clock: Account['clock']): Account => ({
  id: spec.id,
  number: spec.number ?? numberFor(spec.id),
  token: spec.token,
  db,
  clock,
  seed: spec.seed ?? 1,
  zone: spec.zone ?? 'America/Los_Angeles',
  advance: () => {
    const now = clock.now()
    // An empty account has no agents to move: only what a test writes is in it.
    if (spec.sizes !== 'empty') world.advance(db, now)
    continueListDeletions(db, now)
  },
  options: {
    recordingUrls: 'public', logLimit: 'documented', badToken: 'code', largeList: 5000, strictListNames: false,
    deletionSeconds: 4, namesCampaignOfLists: true, sections: 'all', requiredFields: [], ...spec.options,
  },
})

const makeWorld = (db: DatabaseSync, spec: AccountSpec, now: number): void => {
  db.exec(schema)
  if (spec.sizes === 'empty') db.exec(indexes)
  else world.seed(db, { seed: spec.seed ?? 1, now, zone: spec.zone ?? 'America/Los_Angeles', sizes: { ...world.defaultSizes, ...spec.sizes } })
}

const openDatabase = (path: string): DatabaseSync => {
  const db = new DatabaseSync(path)
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -65536; PRAGMA busy_timeout = 5000`)
  return db
}

const keepSpec = (db: DatabaseSync, spec: AccountSpec): void => {
  prepared(db, "INSERT OR REPLACE INTO meta (key, value) VALUES ('account', ?)").run(JSON.stringify(spec))
}

const keptSpec = (path: string): AccountSpec | undefined => {
  if (!existsSync(path)) return undefined
  const db = new DatabaseSync(path)
  try {
    if (all(db, "SELECT 1 FROM sqlite_master WHERE name = 'meta'").length === 0) return undefined
    const value = first(db, "SELECT value FROM meta WHERE key = 'account'")?.value
    const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : undefined
    return isSpec(parsed) ? parsed : undefined
  } finally {
    db.close()
  }
}

const isSpec = (value: unknown): value is AccountSpec =>
  typeof value === 'object' && value !== null && 'token' in value && typeof value.token === 'string'

const fileOf = (dir: string, id: string): string => {
  if (dir === inMemory) return inMemory
  mkdirSync(dir, { recursive: true })
  return join(dir, `${id}.sqlite`)
}

const numberFor = (id: string): number => 100_000 + (createHash('sha256').update(id).digest().readUInt32BE(0) % 900_000)
