import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pino from 'pino'
import { expect, onTestFinished } from 'vitest'
import { dayInZone } from '@/lib/shared/zone-stamp'
import { openSandbox, type Sandbox } from '@/lib/sandbox/sandbox'
import { makeConvoso } from '@/lib/server/convoso/make-convoso'
import { makeNumberHash } from '@/lib/server/core/number-hash'
import type { Store } from '@/lib/server/ports/store'
import { openStore } from '@/lib/server/store/open-store'
import { openBoard } from '@/lib/server/usecases/campaigns/board'
import { makeFigures } from '@/lib/server/usecases/campaigns/figures'
import type { Desk } from '@/lib/server/usecases/desk'
import { makeListHealthDesk } from '@/lib/server/usecases/lists/health/list-health-desk'
import { runScans } from '@/lib/server/usecases/lists/health/run-scans'
import { openListMemory } from '@/lib/server/usecases/lists/list-memory'
import { makeNamedStatuses } from '@/lib/server/usecases/status-meanings/named-statuses'
import { testDesk } from '@/lib/server/usecases/testing-desk'
import { fakeClock, type FakeClock } from '@/lib/testing/fake-clock'

export const token = 'sandbox-token-for-scans'
const zone = 'America/Los_Angeles'
/** A Tuesday, 11:30 in the account's zone. */
export const noon = Date.UTC(2026, 2, 3, 19, 30, 0)
export const usualLeads = 2_500

export type Floor = { sandbox: Sandbox; store: Store; asked: URLSearchParams[] }

/** A dialer whose clock stands still, and an empty store; both are closed with the test. */
export async function openFloor(leads = usualLeads): Promise<Floor> {
  const folder = mkdtempSync(path.join(tmpdir(), 'switchyard-scan-'))
  // A small one is kept in memory; for a large one that would be the whole memory.
  const place = leads > usualLeads ? { dir: path.join(folder, 'dialer'), sizes: { leads } } : { dir: ':memory:', sizes: { leads, lists: 12, campaigns: 5 } }
  const sandbox = openSandbox({ dir: place.dir, now: () => noon, idle: false, accounts: [{ token, sizes: place.sizes }] })
  sandbox.account(token)?.clock.set(noon / 1000, true)
  const store = await openStore({ url: undefined, dataDir: folder, fingerprint: { kind: 'sandbox', apiUrl: 'http://127.0.0.1/v1', account: 'a' }, now: () => noon })
  onTestFinished(async () => {
    await store.close()
    sandbox.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { sandbox, store, asked: [] }
}

type Console = { processId: string; now?: number; /** From this many reads of leads on, it hears no answer any more. */ hangAfter?: number }

/** A console of its own over the same dialer and store. */
export async function openConsole(floor: Floor, { processId, now = noon, hangAfter = Infinity }: Console): Promise<{ desk: Desk; clock: FakeClock; run: () => () => Promise<void> }> {
  const clock = fakeClock(now)
  const fetch = async (request: Request): Promise<Response> => {
    if (new URL(request.url).pathname.endsWith('leads/search')) {
      if (floor.asked.length >= hangAfter) return await new Promise(() => undefined)
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

/** Waits until every scan is over. */
export const settled = async (desk: Desk): Promise<void> => {
  const isOver = async () => (await desk.store.listScans.all()).every(({ status }) => status === 'done')
  await expect.poll(isOver, { timeout: 3_000_000, interval: 20 }).toBe(true)
}

export type Row = Record<string, string | number | null>

/** Past the wire: what the dialer itself holds. */
export const rowsOf = ({ sandbox }: Floor, query: string): Row[] =>
  (sandbox.account(token)?.db.prepare(query).all() ?? []).map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, typeof value === 'bigint' ? Number(value) : typeof value === 'string' || typeof value === 'number' ? value : null])))

/** Leads that are there, with what their status means. */
export const standing = 'FROM leads l JOIN statuses s ON s.code = l.status WHERE l.deleted_at IS NULL AND l.archived_at IS NULL'
export const day = (epoch: Row[string] | undefined): string | null => (typeof epoch === 'number' ? dayInZone(new Date(epoch * 1000).toISOString(), zone) : null)
