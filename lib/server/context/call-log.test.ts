import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeConvoso } from '@/lib/server/convoso/make-convoso'
import { ctxFor, testDesk } from '@/lib/server/usecases/testing-desk'
import type { Ctx } from '@/lib/server/usecases/desk'
import { allCalls } from '@/lib/server/usecases/calls/export-calls'
import { getCallHistogram } from '@/lib/server/usecases/calls/get-call-histogram'
import { readCallWindows } from '@/lib/server/usecases/calls/read-call-windows'
import type { CallHistogram } from '@/lib/contracts/calls'
import { openSandbox, type Sandbox } from '@/lib/sandbox/sandbox'
import { fakeClock } from '@/lib/testing/fake-clock'
import { toInstant } from '@/lib/shared/instant'

const token = 'sandbox-token-for-the-call-log'
/** Days of about 8,000 calls. */
const days = Number(process.env['PROOF_ROUNDS'] ?? 2)
/** The Monday after clocks went back in Los Angeles. */
const now = Date.UTC(2026, 10, 3, 1, 0, 0)
const span = { from: '2026-10-20T07:00:00.000Z', to: toInstant(now) }
const search = { ...span, user: [], campaign: [], list: [], queue: [], status: [], type: [] }

let sandbox: Sandbox
let ctx: Ctx
const asked = { requests: 0, offsets: 0 }
/** As the sandbox's own books have them. */
const truth = new Map<string, number>()

beforeAll(async () => {
  const clock = fakeClock(now)
  sandbox = openSandbox({ dir: ':memory:', now: clock.now, accounts: [{ token, sizes: { leads: 6_000, callsPerDay: 9_000, days, campaigns: 24, lists: 60, agents: 120, callbacks: 10 } }] })
  const counted = async (request: Request): Promise<Response> => {
    asked.requests += 1
    const fields = new URLSearchParams(await request.clone().text())
    asked.offsets = Math.max(asked.offsets, Number(fields.get('offset') ?? 0))
    return sandbox.fetch(request)
  }
  const dialer = makeConvoso({
    apiUrl: 'http://127.0.0.1/v1', token, timeZone: 'America/Los_Angeles', statusEncoding: '1/0', maxRps: 100_000, burst: 100_000, maxInFlight: 6, clock,
    log: pino({ level: 'silent' }), fetch: counted,
  })
  await sandbox.fetch(new Request('http://127.0.0.1/__control/settle', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }))
  const test = await testDesk()
  ctx = ctxFor({ ...test.desk, dialer }, 'manager')
  for (const { id, at } of await rowsOfSandbox()) if (at >= Date.parse(span.from) && at <= now) truth.set(id, at)
}, 120_000)

afterAll(() => sandbox.close())

/** Its control answers 10,000 rows at most: one list and outcome at a time. */
async function rowsOfSandbox(): Promise<{ id: string; at: number }[]> {
  const [lists, statuses] = [await rowsOf<{ id: number }>('of=lists'), await rowsOf<{ code: string }>('of=statuses')]
  const all: { id: string; at: number }[] = []
  for (const { id: list } of lists) {
    for (const { code } of statuses) {
      const rows = await rowsOf<{ id: number; started_at: number; visible_at: number }>(`of=calls&list_id=${list}&status=${code}`)
      expect(rows.length).toBeLessThan(10_000)
      all.push(...rows.filter((row) => row.visible_at * 1000 <= now).map((row) => ({ id: String(row.id), at: row.started_at * 1000 })))
    }
  }
  return all
}

async function rowsOf<Row>(query: string): Promise<Row[]> {
  const answer = await sandbox.fetch(new Request(`http://127.0.0.1/__control/rows?${query}&limit=10000`))
  const { rows }: { rows: Row[] } = await answer.json()
  return rows
}

describe('the calls of days, one of them of 25 hours', () => {
  it('are all read, each once, far from the end of the log, while little is held', async ({ task }) => {
    expect(truth.size).toBeGreaterThan(days * 2_000)
    const ids = new Set<string>()
    let [rows, largest] = [0, 0]
    for await (const { calls, unread } of readCallWindows(ctx, {}, span)) {
      expect(unread).toBeNull()
      rows += calls.length
      largest = Math.max(largest, calls.length)
      for (const { id } of calls) ids.add(id)
    }
    expect(rows).toBe(ids.size)
    expect([...truth.keys()].filter((id) => !ids.has(id))).toEqual([])
    expect(ids.size).toBe(truth.size)
    expect(largest).toBeLessThanOrEqual(500)
    expect(asked.offsets).toBeLessThan(40_000)
    Object.assign(task.meta, { figures: { calls: truth.size, requests: asked.requests, largestOffset: asked.offsets, largestPage: largest } })
  }, 60_000)

  it('are all in the histogram', async () => {
    let last: CallHistogram | null = null
    for await (const part of await getCallHistogram(ctx, { ...search, signal: new AbortController().signal })) last = part
    expect(last).toMatchObject({ state: 'done', counted: truth.size, problem: null, notes: [] })
  }, 60_000)

  it('are all in an export that was killed and went on in the middle of it, each once', async () => {
    const file: string[][] = []
    const read = async (cursor: string | null, pages: number): Promise<string | null> => {
      const written = async function* () {
        yield* file
      }
      let last = cursor
      let count = 0
      for await (const page of allCalls.pages(ctx, { kind: 'calls.export', search }, { cursor, columns: [], written, signal: new AbortController().signal })) {
        file.push(...page.rows)
        last = page.cursor
        count += 1
        if (count === pages) return last
      }
      return null
    }
    let cursor: string | null = null
    do cursor = await read(cursor, 31)
    while (cursor !== null)
    expect(file).toHaveLength(truth.size)
    expect(new Set(file.map(([id]) => id)).size).toBe(truth.size)
  }, 60_000)
})
