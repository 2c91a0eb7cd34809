import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pino from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import type { ListHealth } from '@/lib/contracts/list-health'
import { mondayOf } from '@/lib/shared/weeks'
import { dayInZone } from '@/lib/shared/zone-stamp'
import { openSandbox, type Sandbox } from '@/lib/sandbox/sandbox'
import { makeConvoso } from '@/lib/server/convoso/make-convoso'
import { makeNumberHash } from '@/lib/server/core/number-hash'
import type { Store } from '@/lib/server/ports/store'
import { openStore } from '@/lib/server/store/open-store'
import { openBoard } from '@/lib/server/usecases/campaigns/board'
import { makeFigures } from '@/lib/server/usecases/campaigns/figures'
import type { Desk } from '@/lib/server/usecases/desk'
import { getListHealth } from '@/lib/server/usecases/lists/health/get-list-health'
import { makeListHealthDesk } from '@/lib/server/usecases/lists/health/list-health-desk'
import { runScans } from '@/lib/server/usecases/lists/health/run-scans'
import { startAllScans, startScan } from '@/lib/server/usecases/lists/health/start-scan'
import { openListMemory } from '@/lib/server/usecases/lists/list-memory'
import { getDuplicateLeads } from '@/lib/server/usecases/lists/radar/get-duplicate-leads'
import { searchDuplicates } from '@/lib/server/usecases/lists/radar/search-duplicates'
import { makeNamedStatuses } from '@/lib/server/usecases/status-meanings/named-statuses'
import { ctxFor, testDesk } from '@/lib/server/usecases/testing-desk'
import { fakeClock, type FakeClock } from '@/lib/testing/fake-clock'

const token = 'sandbox-token-for-scans'
const zone = 'America/Los_Angeles'
/** A Tuesday, 11:30 in the account's zone. */
const noon = Date.UTC(2026, 2, 3, 19, 30, 0)
const leads = Number(process.env['PROOF_ROUNDS'] ?? 4_000)
const pageSize = leads > 4_000 ? 2_000 : 100
const isProof = leads > 4_000

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

type Floor = { sandbox: Sandbox; store: Store; asked: URLSearchParams[]; /** From this many reads of leads on, none is answered. */ hangAfter: number }

async function openFloor(): Promise<Floor> {
  const folder = mkdtempSync(path.join(tmpdir(), 'switchyard-scan-'))
  const sandbox = openSandbox({ dir: isProof ? path.join(folder, 'sandbox') : ':memory:', now: () => noon, idle: false, accounts: [{ token, sizes: isProof ? { leads } : { leads, lists: 12, campaigns: 5 } }] })
  sandbox.account(token)?.clock.set(noon / 1000, true)
  const store = await openStore({ url: undefined, dataDir: folder, fingerprint: { kind: 'sandbox', apiUrl: 'http://127.0.0.1/v1', account: 'a' }, now: () => noon })
  closers.push(() => rmSync(folder, { recursive: true, force: true }), () => sandbox.close(), () => store.close())
  return { sandbox, store, asked: [], hangAfter: Infinity }
}

/** A console of its own over the same dialer and store. */
async function openConsole(floor: Floor, processId: string, now = noon): Promise<{ desk: Desk; clock: FakeClock; run: () => () => Promise<void> }> {
  const clock = fakeClock(now)
  const fetch = async (request: Request): Promise<Response> => {
    if (new URL(request.url).pathname.endsWith('leads/search')) {
      if (floor.asked.length >= floor.hangAfter) return await new Promise(() => undefined)
      floor.asked.push(new URLSearchParams(await request.clone().text()))
    }
    return await floor.sandbox.fetch(request)
  }
  const dialer = makeConvoso({
    apiUrl: 'http://127.0.0.1/v1', token, timeZone: zone, statusEncoding: '1/0', maxRps: 1e6, burst: 1e6, maxInFlight: 6, clock, log: pino({ level: 'silent' }), fetch,
  })
  const { store } = floor
  const desk: Desk = {
    ...(await testDesk()).desk, dialer, store, clock, processId, board: await openBoard(store), lists: await openListMemory(store),
    figures: makeFigures({ dialer, clock, onChange: () => undefined }),
    listHealth: makeListHealthDesk({ dialer, clock, hashNumber: makeNumberHash('a secret of tests') }), namedStatuses: makeNamedStatuses({ dialer, clock }),
    environment: { kind: 'sandbox', apiUrl: 'http://127.0.0.1/v1', timeZone: zone },
  }
  const run = () => {
    const stop = new AbortController()
    const running = runScans(desk, stop.signal)
    return async () => {
      stop.abort()
      await running
    }
  }
  return { desk, clock, run }
}

const settled = async (desk: Desk): Promise<void> => {
  const isOver = async () => (await desk.store.listScans.all()).every(({ status }) => status === 'done')
  await expect.poll(isOver, { timeout: 900_000, interval: isProof ? 500 : 5 }).toBe(true)
}

type Row = Record<string, string | number | null>

const rowsOf = ({ sandbox }: Floor, query: string): Row[] =>
  (sandbox.account(token)?.db.prepare(query).all() ?? []).map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, typeof value === 'bigint' ? Number(value) : typeof value === 'string' || typeof value === 'number' ? value : null])))

const standing = 'FROM leads l JOIN statuses s ON s.code = l.status WHERE l.deleted_at IS NULL AND l.archived_at IS NULL'
const day = (epoch: Row[string] | undefined): string | null => (typeof epoch === 'number' ? dayInZone(new Date(epoch * 1000).toISOString(), zone) : null)

/** The same numbers counted over the dialer's own rows. */
function countedFrom(rows: Row[]): Pick<ListHealth, 'parts' | 'attempts' | 'weeks' | 'lastCalled'> & { dispositions: Record<string, number> } {
  const by = <T>(key: (row: Row) => T): Map<T, Row[]> => Map.groupBy(rows, key)
  const inPlay = (some: Row[]): number => some.filter((row) => row['called_count'] !== 0 && row['final'] === 0).length
  const newest = (a: string | null, b: string | null): number => (b ?? '').localeCompare(a ?? '')
  return {
    parts: {
      neverCalled: rows.filter((row) => row['called_count'] === 0 && row['final'] === 0).length,
      inPlay: inPlay(rows),
      final: rows.filter((row) => row['final'] === 1).length,
      unsorted: 0,
    },
    attempts: [...by((row) => Number(row['called_count']))].sort(([a], [b]) => a - b).map(([calls, some]) => ({ calls, leads: some.length, inPlay: inPlay(some) })),
    weeks: [...by((row) => mondayOf(day(row['created_at']) ?? ''))]
      .sort(([a], [b]) => newest(a, b))
      .map(([week, some]) => {
        const called = some.filter((row) => row['called_count'] !== 0)
        return { week, leads: some.length, called: called.length, contacts: called.filter((row) => row['contact'] === 1).length, successes: called.filter((row) => row['success'] === 1).length, unsorted: 0 }
      }),
    lastCalled: [...by((row) => day(row['last_called_at']))].sort(([a], [b]) => newest(a, b)).map(([on, some]) => ({ day: on, leads: some.length })),
    dispositions: Object.fromEntries([...by((row) => String(row['status']))].map(([code, some]) => [code, some.length])),
  }
}

async function expectExact(floor: Floor, desk: Desk): Promise<void> {
  const lists = rowsOf(floor, 'SELECT id FROM lists')
  expect(lists.length).toBeGreaterThan(5)
  for (const { id } of lists) {
    const { dispositions, ...health } = await getListHealth(ctxFor(desk, 'viewer'), String(id))
    const rows = rowsOf(floor, `SELECT l.*, s.final, s.contact, s.success ${standing} AND l.list_id = ${id}`)
    const { dispositions: codes, ...numbers } = countedFrom(rows)
    expect(health, `list ${id}`).toMatchObject({ ...numbers, counts: { total: rows.length, neverCalled: rows.filter((row) => row['called_count'] === 0).length } })
    expect(Object.fromEntries(dispositions.map(({ code, leads: count }) => [code, count]))).toEqual(codes)
  }
}

async function queueSmallPages(desk: Desk): Promise<number> {
  const { queued } = await startAllScans(ctxFor(desk, 'manager'))
  for (const scan of await desk.store.listScans.all()) await desk.store.listScans.put({ ...scan, pageSize })
  return queued
}

const pagesOf = (floor: Floor): number =>
  rowsOf(floor, `SELECT l.list_id, count(*) AS leads ${standing} GROUP BY l.list_id`).reduce((sum, { leads: count }) => sum + Math.max(1, Math.ceil(Number(count) / pageSize)), 0)
const emptyLists = (floor: Floor): number => rowsOf(floor, 'SELECT id FROM lists WHERE id NOT IN (SELECT list_id FROM leads)').length

const isPage = (asked: URLSearchParams): boolean => asked.get('limit') !== '1' && asked.has('list_id')
const isChanges = (asked: URLSearchParams): boolean => asked.has('updated_at_start_date')

describe('a scan of every list', () => {
  it('counts exactly what the dialer holds, costs its pages once, and afterwards only what changed', { timeout: 1_200_000 }, async ({ task }) => {
    const floor = await openFloor()
    const { desk, clock, run } = await openConsole(floor, 'one')
    await queueSmallPages(desk)
    const stop = run()
    await settled(desk)
    await expectExact(floor, desk)
    const pages = floor.asked.filter(isPage).length
    expect(pages).toBe(pagesOf(floor) + emptyLists(floor))
    const scanned = floor.asked.length
    changeOutside(floor)
    await clock.advance(301_000)
    await expect.poll(() => floor.asked.slice(scanned).filter(isChanges).length, { timeout: 20_000 }).toBeGreaterThan(0)
    await clock.settle()
    await stop()
    await expectExact(floor, desk)
    const later = floor.asked.slice(scanned)
    expect(later.filter(isPage).filter((asked) => !isChanges(asked))).toEqual([])
    expect(later.length).toBeLessThanOrEqual(1 + 3)
    Object.assign(task.meta, { figures: { leads, lists: rowsOf(floor, 'SELECT id FROM lists').length, callsOfTheScan: pages, callsAfterwards: later.length } })
  })
})

/** Statuses, calls, moves between lists and a new lead, as somebody else makes them; stamped by the dialer's own clock. */
function changeOutside(floor: Floor): void {
  const db = floor.sandbox.account(token)?.db
  const [from, to] = rowsOf(floor, `SELECT l.list_id AS id, count(*) AS leads ${standing} GROUP BY l.list_id ORDER BY leads DESC LIMIT 2`)
  const ids = rowsOf(floor, `SELECT l.id ${standing} AND l.list_id = ${from?.['id'] ?? 0} LIMIT 30`).map(({ id }) => id)
  const stamp = noon / 1000
  db?.exec(`UPDATE leads SET status = 'SALE', called_count = called_count + 1, last_called_at = ${stamp}, modified_at = ${stamp} WHERE id IN (${ids.slice(0, 10).join()})`)
  db?.exec(`UPDATE leads SET list_id = ${to?.['id'] ?? 0}, modified_at = ${stamp} WHERE id IN (${ids.slice(10, 20).join()})`)
  const columns = rowsOf(floor, 'SELECT name FROM pragma_table_info(\'leads\')').map(({ name }) => String(name)).filter((name) => name !== 'id' && name !== 'modified_at')
  db?.exec(`INSERT INTO leads (id, modified_at, ${columns.join()}) SELECT id + 900000000, ${stamp}, ${columns.join()} FROM leads WHERE id = ${ids[25] ?? 0}`)
}

describe.skipIf(isProof)('a scan', () => {
  it('goes on where a killed process left it, and two processes never scan at once', async () => {
    const floor = await openFloor()
    const killed = await openConsole(floor, 'killed')
    await queueSmallPages(killed.desk)
    floor.hangAfter = 7
    killed.run()
    await expect.poll(() => floor.asked.length).toBe(7)
    const before = floor.asked.length
    // Until its lease has run out, another process leaves the work alone.
    const early = await openConsole(floor, 'early', noon + 5_000)
    floor.hangAfter = Infinity
    const stopEarly = early.run()
    await early.clock.settle()
    expect(floor.asked.length).toBe(before)
    await stopEarly()
    const next = await openConsole(floor, 'next', noon + 20_000)
    const stop = next.run()
    await settled(next.desk)
    await stop()
    await expectExact(floor, next.desk)
    expect(floor.asked.filter(isPage).length).toBeLessThanOrEqual(pagesOf(floor) + emptyLists(floor) + 1)
  })

  it('takes smaller pages where the answer is too large', async () => {
    const floor = await openFloor()
    const [largest] = rowsOf(floor, `SELECT l.list_id AS id, count(*) AS leads ${standing} GROUP BY l.list_id ORDER BY leads DESC LIMIT 1`)
    const length = Math.ceil((10 * 1024 * 1024) / Number(largest?.['leads']))
    floor.sandbox.account(token)?.db.exec(`UPDATE leads SET notes = '${'n'.repeat(length)}' WHERE list_id = ${largest?.['id'] ?? 0}`)
    const { desk, run } = await openConsole(floor, 'one')
    await startAllScans(ctxFor(desk, 'manager'))
    const stop = run()
    await settled(desk)
    await stop()
    await expectExact(floor, desk)
    expect(Math.min(...floor.asked.filter(isPage).map((asked) => Number(asked.get('limit'))))).toBe(1_000)
  })

  it('notices deleted leads by the number of leads, and reads such a list again', async () => {
    const floor = await openFloor()
    const { desk, clock, run } = await openConsole(floor, 'one')
    await startAllScans(ctxFor(desk, 'manager'))
    const stop = run()
    await settled(desk)
    const [list] = rowsOf(floor, `SELECT l.list_id AS id, count(*) AS leads ${standing} GROUP BY l.list_id ORDER BY leads DESC LIMIT 1`)
    floor.sandbox.account(token)?.db.exec(`UPDATE leads SET deleted_at = ${noon / 1000} WHERE id = (SELECT min(id) FROM leads WHERE list_id = ${list?.['id'] ?? 0} AND deleted_at IS NULL)`)
    const read = () => getListHealth(ctxFor(desk, 'viewer'), String(list?.['id']))
    for (let minutes = 0; minutes < 30; minutes += 5) await pass(clock, 301_000)
    expect((await read()).scan?.problem).toMatch(/counts another number of leads/)
    for (let minutes = 0; minutes < 60; minutes += 5) await pass(clock, 301_000)
    await settled(desk)
    await stop()
    expect(await read()).toMatchObject({ scan: { problem: null }, counts: { total: Number(list?.['leads']) - 1 } })
  })

  it('finds every number of several leads, reads them afresh, and forgets what was parted', async () => {
    const floor = await openFloor()
    const db = floor.sandbox.account(token)?.db
    const [one, two, other] = rowsOf(floor, `SELECT min(l.id) AS id, l.list_id AS list ${standing} GROUP BY l.list_id LIMIT 3`)
    db?.exec(`UPDATE leads SET phone_number = '2135550177', alt_phone_1 = '', alt_phone_2 = '' WHERE id IN (${one?.['id']}, ${two?.['id']})`)
    db?.exec(`UPDATE leads SET alt_phone_2 = '2135550177', called_count = 900 WHERE id = ${other?.['id']}`)
    const { desk, clock, run } = await openConsole(floor, 'one')
    await startAllScans(ctxFor(desk, 'manager'))
    const stop = run()
    await settled(desk)
    const phones = rowsOf(floor, `SELECT l.id, phone_number AS p0, alt_phone_1 AS p1, alt_phone_2 AS p2 ${standing}`)
    const holders = Map.groupBy(phones.flatMap(({ id, p0, p1, p2 }) => [...new Set([p0, p1, p2])].filter((p) => p !== '').map((p) => ({ id, p }))), ({ p }) => p)
    const found = await searchDuplicates(ctxFor(desk, 'viewer'), { offset: 0 })
    expect(found.total).toBe([...holders.values()].filter((some) => some.length > 1).length)
    const [first] = found.items
    expect(first).toMatchObject({ leads: 3, lists: [{ leads: 1 }, { leads: 1 }, { leads: 1 }] })
    expect(JSON.stringify(found)).not.toContain('2135550177')
    const opened = await getDuplicateLeads(ctxFor(desk, 'manager'), first?.key ?? '')
    expect(opened.leads.map(({ id }) => Number(id))).toEqual([other?.['id'], ...[one?.['id'], two?.['id']].toSorted()])
    expect((await getDuplicateLeads(ctxFor(desk, 'viewer'), first?.key ?? '')).leads[1]?.phone).toBe('••••••••77')
    db?.exec(`UPDATE leads SET phone_number = '2135550178' WHERE id = ${one?.['id']}`)
    db?.exec(`UPDATE leads SET deleted_at = ${noon / 1000} WHERE id = ${two?.['id']}`)
    await clock.advance(3_000)
    expect((await getDuplicateLeads(ctxFor(desk, 'manager'), first?.key ?? '')).gone.map(Number).toSorted()).toEqual([one?.['id'], two?.['id']].toSorted())
    expect((await searchDuplicates(ctxFor(desk, 'viewer'), { offset: 0 })).total).toBe(found.total - 1)
    await stop()
  })

  it('is started by managers, and audited', async () => {
    const floor = await openFloor()
    const { desk } = await openConsole(floor, 'one')
    const id = String(rowsOf(floor, 'SELECT id FROM lists LIMIT 1')[0]?.['id'])
    await expect(startScan(ctxFor(desk, 'supervisor'), id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(startScan(ctxFor(desk, 'manager'), '999999')).rejects.toMatchObject({ code: 'not_found' })
    expect(await startScan(ctxFor(desk, 'manager'), id)).toMatchObject({ status: 'queued', read: 0 })
    const entries = await desk.store.audit.search({ action: ['lists.scan'], outcome: [], actor: '', target: '', limit: 9 })
    expect(entries.map(({ outcome, targetId }) => [outcome, targetId])).toEqual([['succeeded', id], ['attempted', id]])
  })
})

/** Lets everything that is due at the new time come to rest; the dialer answers in turns of the event loop, not in time. */
async function pass(clock: FakeClock, ms: number): Promise<void> {
  await clock.advance(ms)
  for (let turn = 0; turn < 20; turn += 1) await clock.settle()
}
