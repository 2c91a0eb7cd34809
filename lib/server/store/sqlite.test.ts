import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import type { AuditRecord, Store } from '@/lib/server/ports/store'
import { openSqlite } from './open-sqlite'
import { openStore, startStore } from './open-store'
import { storeContract } from './store-contract'

const fingerprint = { kind: 'sandbox' as const, apiUrl: 'http://localhost:1/v1', account: 'a' }
const now = (): number => Date.UTC(2026, 10, 21)
const intent: AuditRecord = {
  actId: 'act',
  outcome: 'attempted',
  action: 'campaigns.switch',
  actorId: null,
  actorName: 'Ada',
  actorRole: null,
  address: null,
  requestId: null,
  targetKind: null,
  targetId: null,
  targetName: null,
}

const folders: string[] = []
const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function freshFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'switchyard-store-'))
  folders.push(folder)
  return folder
}
const fileIn = (folder: string): string => path.join(folder, 'sandbox', 'switchyard.sqlite')

async function openIn(folder: string): Promise<Store> {
  const store = await openStore({ url: undefined, dataDir: folder, fingerprint, now })
  closers.push(store.close)
  return store
}

function connect(folder: string): Sqlite.Database {
  const raw = new Sqlite(fileIn(folder))
  closers.push(() => raw.close())
  return raw
}

describe('the store on SQLite', () => {
  storeContract(async () => {
    const folder = freshFolder()
    const store = await openIn(folder)
    const raw = connect(folder)
    return {
      store,
      again: () => openIn(folder),
      raw: async (statements) => {
        for (const statement of statements)
          raw.exec(statement === 'drop-audit-triggers' ? 'drop trigger audit_no_update; drop trigger audit_no_delete' : statement)
      },
    }
  })
})

describe('the SQLite file', () => {
  it('is readable by its owner alone and commits durably', async () => {
    const folder = path.join(freshFolder(), 'data')
    mkdirSync(path.join(folder, 'sandbox'), { recursive: true })
    await openIn(folder)
    expect(statSync(fileIn(folder)).mode & 0o777).toBe(0o600)
    expect(statSync(path.dirname(fileIn(folder))).mode & 0o777).toBe(0o700)
    const { raw, database } = openSqlite(fileIn(folder), 10)
    closers.push(() => database.kysely.destroy(), () => raw.close())
    expect(['journal_mode', 'synchronous', 'foreign_keys'].map((name) => raw.pragma(name, { simple: true }))).toEqual(['wal', 2, 1])
  })

  it('can be named by DATABASE_URL', async () => {
    const file = path.join(freshFolder(), 'own.sqlite')
    const store = await openStore({ url: `file:${file}`, dataDir: '/nowhere', fingerprint, now })
    closers.push(store.close)
    expect(statSync(file).isFile()).toBe(true)
  })

  it.each([
    ['another kind', { kind: 'live' as const }],
    ['another address', { apiUrl: 'http://localhost:2/v1' }],
    ['another account', { account: 'b' }],
  ])('refuses %s', async (_, changes) => {
    const folder = freshFolder()
    await openIn(folder)
    const opening = openStore({ url: `file:${fileIn(folder)}`, dataDir: folder, fingerprint: { ...fingerprint, ...changes }, now })
    await expect(opening).rejects.toMatchObject({ name: 'StoreRefusal', reason: 'another-upstream' })
  })

  it('says in a sentence that its folder cannot be written', async () => {
    const notAFolder = path.join(freshFolder(), 'file')
    writeFileSync(notAFolder, '')
    await expect(openIn(notAFolder)).rejects.toMatchObject({ reason: 'unwritable', message: expect.stringContaining('cannot be written') })
  })

  it.each([
    ['a flipped page', 4096, 4096],
    ['a lost header', 0, 100],
  ])('refuses to open over %s', async (_, start, length) => {
    const folder = freshFolder()
    const store = await openIn(folder)
    await store.audit.append(intent, '2026-11-21T00:00:00.000Z')
    await store.close()
    const file = openSync(fileIn(folder), 'r+')
    writeSync(file, Buffer.alloc(length, 0x5a), 0, length, start)
    closeSync(file)
    await expect(openIn(folder)).rejects.toMatchObject({ reason: 'corrupt', message: expect.stringContaining('damaged') })
  })
})

describe('SQLite in trouble', () => {
  it('says storage_full when the disk is full, still reads, and goes on when there is room', async () => {
    const { database, raw } = openSqlite(path.join(freshFolder(), 'x.sqlite'), 10)
    const store = await startStore(database, { fingerprint, now })
    closers.push(store.close)
    const entry = await store.audit.append(intent, '2026-11-21T00:00:00.000Z')
    raw.pragma(`max_page_count = ${Number(raw.pragma('page_count', { simple: true }))}`)
    const big = { ...intent, after: 'x'.repeat(200_000) }
    await expect(store.audit.append(big, '2026-11-21T00:00:01.000Z')).rejects.toMatchObject({ code: 'storage_full' })
    expect(await store.audit.search({ action: [], outcome: [], actor: '', target: '', limit: 5 })).toEqual([entry])
    raw.pragma('max_page_count = 1000000')
    expect((await store.audit.append(big, '2026-11-21T00:00:02.000Z')).seq).toBe(2)
    expect(await store.audit.verify()).toMatchObject({ entries: 2, intact: true })
  })

  it('says storage_busy while another process writes, and works after it', async () => {
    const folder = freshFolder()
    const { database } = openSqlite(fileIn(folder), 20)
    const store = await startStore(database, { fingerprint, now })
    closers.push(store.close)
    const other = connect(folder)
    other.exec('begin immediate')
    const busy = { code: 'storage_busy', details: { retryAfterSeconds: 2 } }
    await expect(store.audit.append(intent, '2026-11-21T00:00:00.000Z')).rejects.toMatchObject(busy)
    await expect(store.meta.put('a', 'b')).rejects.toMatchObject({ code: 'storage_busy' })
    expect(await store.meta.get('a')).toBeNull()
    other.exec('rollback')
    expect((await store.audit.append(intent, '2026-11-21T00:00:00.000Z')).seq).toBe(1)
  })

  it('waits for another process without holding up this one', async () => {
    const folder = freshFolder()
    const store = await openIn(folder)
    const other = connect(folder)
    other.exec('begin immediate')
    const writing = [store.meta.put('a', 'b'), store.audit.append(intent, '2026-11-21T00:00:00.000Z')]
    await new Promise((resolve) => setImmediate(resolve))
    other.exec('rollback')
    await Promise.all(writing)
    expect(await store.meta.get('a')).toBe('b')
  })

  it('lets others run while it checks a long audit', async () => {
    const { database, raw } = openSqlite(path.join(freshFolder(), 'x.sqlite'), 10)
    raw.pragma('synchronous = OFF')
    const store = await startStore(database, { fingerprint, now })
    closers.push(store.close)
    for (let n = 0; n < 1100; n += 1) await store.audit.append({ ...intent, actId: `a${n}` }, '2026-11-21T00:00:00.000Z')
    let turns = 0
    let isDone = false
    const count = (): void => {
      turns += 1
      if (!isDone) setImmediate(count)
    }
    setImmediate(count)
    expect(await store.audit.verify()).toMatchObject({ entries: 1100, intact: true })
    isDone = true
    expect(turns).toBeGreaterThanOrEqual(2)
  })

  it('opens after a process was killed in the middle of its migration', async () => {
    const folder = freshFolder()
    await openSqlite(fileIn(folder), 10).database.kysely.destroy()
    const program = `
      const db = new (require('better-sqlite3'))(process.argv[1]); db.pragma('journal_mode = WAL')
      db.exec('begin immediate; create table schema_migrations (name text primary key, applied_at text not null)')
      db.exec('create table users (half text); insert into users values (1)')
      process.kill(process.pid, 'SIGKILL')`
    const [, signal] = await once(spawn(process.execPath, ['-e', program, fileIn(folder)], { stdio: 'inherit' }), 'exit')
    expect(signal).toBe('SIGKILL')
    const store = await openIn(folder)
    expect(await store.users.count()).toBe(0)
  })
})
