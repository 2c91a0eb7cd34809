import { describe, expect, it } from 'vitest'
import type { ListHealth } from '@/lib/contracts/list-health'
import { mondayOf } from '@/lib/shared/weeks'
import type { Desk } from '@/lib/server/usecases/desk'
import { getListHealth } from '@/lib/server/usecases/lists/health/get-list-health'
import { startAllScans, startScan } from '@/lib/server/usecases/lists/health/start-scan'
import { ctxFor } from '@/lib/server/usecases/testing-desk'
import type { FakeClock } from '@/lib/testing/fake-clock'
import { day, noon, openConsole, openFloor, rowsOf, settled, standing, token, usualLeads, type Floor, type Row } from './testing-scans'

const leads = Number(process.env['PROOF_ROUNDS'] ?? usualLeads)
const isProof = leads > usualLeads
const pageSize = isProof ? 2_000 : 100
const patient = { timeout: 20_000 }

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
  it('counts exactly what the dialer holds, costs its pages once, and afterwards only what changed', { timeout: 3_600_000 }, async ({ task }) => {
    const floor = await openFloor(leads)
    const { desk, clock, run } = await openConsole(floor, { processId: 'one' })
    await queueSmallPages(desk)
    const stop = run()
    await settled(desk)
    await expectExact(floor, desk)
    const pages = floor.asked.filter(isPage).length
    expect(pages).toBe(pagesOf(floor) + emptyLists(floor))
    const scanned = floor.asked.length
    changeOutside(floor)
    await clock.advance(301_000)
    await expect.poll(() => floor.asked.slice(scanned).filter(isChanges).length, patient).toBeGreaterThan(0)
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
    const killed = await openConsole(floor, { processId: 'killed', hangAfter: 7 })
    await queueSmallPages(killed.desk)
    killed.run()
    await expect.poll(() => floor.asked.length, patient).toBe(7)
    const before = floor.asked.length
    // Until its lease has run out, another process leaves the work alone.
    const early = await openConsole(floor, { processId: 'early', now: noon + 5_000 })
    const stopEarly = early.run()
    await early.clock.settle()
    expect(floor.asked.length).toBe(before)
    await stopEarly()
    const next = await openConsole(floor, { processId: 'next', now: noon + 20_000 })
    const stop = next.run()
    await settled(next.desk)
    await stop()
    await expectExact(floor, next.desk)
    expect(floor.asked.filter(isPage).length).toBeLessThanOrEqual(pagesOf(floor) + emptyLists(floor) + 1)
  })

  it('begins anew when somebody says so in the middle, and nothing of the former pass comes after it', async () => {
    const floor = await openFloor()
    const { desk, run } = await openConsole(floor, { processId: 'one' })
    await queueSmallPages(desk)
    const stop = run()
    await expect.poll(() => floor.asked.filter(isPage).length, { ...patient, interval: 1 }).toBeGreaterThan(3)
    const under = (await desk.store.listScans.all()).find(({ status, position }) => status === 'scanning' && position > 0)
    await startScan(ctxFor(desk, 'manager'), under?.listId ?? '')
    await settled(desk)
    await stop()
    expect((await desk.store.listScans.get(under?.listId ?? ''))?.pass).toBe(2)
    await expectExact(floor, desk)
  })

  it('takes smaller pages where the answer is too large', async () => {
    const floor = await openFloor()
    const [largest] = rowsOf(floor, `SELECT l.list_id AS id, count(*) AS leads ${standing} GROUP BY l.list_id ORDER BY leads DESC LIMIT 1`)
    const length = Math.ceil((10 * 1024 * 1024) / Number(largest?.['leads']))
    floor.sandbox.account(token)?.db.exec(`UPDATE leads SET notes = '${'n'.repeat(length)}' WHERE list_id = ${largest?.['id'] ?? 0}`)
    const { desk, run } = await openConsole(floor, { processId: 'one' })
    await startAllScans(ctxFor(desk, 'manager'))
    const stop = run()
    await settled(desk)
    await stop()
    await expectExact(floor, desk)
    expect(Math.min(...floor.asked.filter(isPage).map((asked) => Number(asked.get('limit'))))).toBeLessThan(Number(largest?.['leads']))
  })

  it('notices deleted leads by the number of leads, and reads such a list again', async () => {
    const floor = await openFloor()
    const { desk, clock, run } = await openConsole(floor, { processId: 'one' })
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

  it('is started by managers, and audited', async () => {
    const floor = await openFloor()
    const { desk } = await openConsole(floor, { processId: 'one' })
    const id = String(rowsOf(floor, 'SELECT id FROM lists LIMIT 1')[0]?.['id'])
    await expect(startAllScans(ctxFor(desk, 'supervisor'))).rejects.toMatchObject({ code: 'forbidden' })
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
