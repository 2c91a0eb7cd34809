import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '@/lib/server/ports/store'
import { findPostgres, startPostgres, type ThrowawayPostgres } from '@/lib/testing/postgres'
import { openStore } from './open-store'
import { storeContract } from './store-contract'

const fingerprint = { kind: 'live' as const, apiUrl: 'https://dialer.example/v1', account: 'a' }
const now = (): number => Date.UTC(2026, 10, 21)
const binaries = findPostgres()

describe.skipIf(binaries === null)(binaries === null ? 'the store on PostgreSQL (skipped: no PostgreSQL)' : 'the store on PostgreSQL', () => {
  let server: ThrowawayPostgres | undefined
  let schemas = 0
  const closers: (() => Promise<unknown>)[] = []

  beforeAll(async () => {
    if (binaries !== null) server = await startPostgres(binaries)
  }, 60_000)
  afterEach(async () => {
    for (const close of closers.splice(0)) await close()
  })
  afterAll(() => server?.stop(), 60_000)

  const urlOf = (schema: string): string => server?.urlOf(schema) ?? ''

  async function freshUrl(): Promise<string> {
    schemas += 1
    const name = `store_${schemas}`
    await run(urlOf('public'), [`create schema ${name}`])
    return urlOf(name)
  }

  async function openAt(url: string): Promise<Store> {
    const store = await openStore({ url, dataDir: '/nowhere', fingerprint, now })
    closers.push(store.close)
    return store
  }

  storeContract(async () => {
    const url = await freshUrl()
    return { store: await openAt(url), again: () => openAt(url), raw: (statements) => run(url, statements) }
  })

  it('migrates once when two replicas start together', async () => {
    const url = await freshUrl()
    const [first, second] = await Promise.all([openAt(url), openAt(url)])
    await first.meta.put('a', 'b')
    expect(await second.meta.get('a')).toBe('b')
  })

  it('refuses another account', async () => {
    const url = await freshUrl()
    await openAt(url)
    const opening = openStore({ url, dataDir: '/nowhere', fingerprint: { ...fingerprint, account: 'b' }, now })
    await expect(opening).rejects.toMatchObject({ reason: 'another-upstream' })
  })

  it('says storage_busy when the server is not there', async () => {
    await expect(openAt(urlOf('public').replace('switchyard-pg-', 'no-such-'))).rejects.toMatchObject({ code: 'storage_busy' })
  })

  it('says storage_busy when its connection is cut, and works on with a new one', async () => {
    const url = await freshUrl()
    const store = await openAt(url)
    const holder = new pg.Client({ connectionString: url })
    await holder.connect()
    await holder.query('begin; lock table users in access exclusive mode')
    const counting = expect(store.users.count()).rejects.toMatchObject({ code: 'storage_busy' })
    const cut = `select count(pg_terminate_backend(pid)) as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
    await expect.poll(async () => (await holder.query<{ n: string }>(cut)).rows[0]?.n).toBe('1')
    await counting
    await holder.end()
    // The pool may hand out the cut connection once more before it hears of the cut.
    await expect.poll(() => store.users.count().catch(() => 'busy')).toBe(0)
  })
})

async function run(url: string, statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements)
      await client.query(statement === 'drop-audit-triggers' ? 'drop trigger audit_no_change on audit' : statement)
  } finally {
    await client.end()
  }
}
