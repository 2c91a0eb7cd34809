import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { job as jobSchema, type Job } from '@/lib/contracts/jobs'
import { listBulkPreview } from '@/lib/contracts/list-bulk'
import { csvRows } from '@/lib/shared/csv-rows'
import { freePort } from '../scripts/start/free-port'
import { askAt, sameOrigin, type Ask } from './ask'
import { sandboxSettings, startConsole, startSandbox, type Running, type Sandbox } from './console-process'
import { signInAs } from './open-desk'
import { recordsIn } from './records'
import { seededRandom } from './seeded-random'

/** `npm run prove list-bulk` asks for twenty kills over sixty lists, and over 20,000 leads. */
const kills = Number(process.env['PROOF_ROUNDS'] ?? 2)
const lists = Number(process.env['PROOF_LISTS'] ?? 16)
const leads = Number(process.env['PROOF_LEADS'] ?? 6_000)
const random = seededRandom(Number(process.env['PROOF_SEED'] ?? Date.now() % 1_000_000))
const token = 'token-of-the-list-bulk-tests'

let folder: string
let sandbox: Sandbox
let desk: Running
let ask: Ask
let cookie: string
let port: number

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchyard-lists-'))
  sandbox = await startSandbox({ folder, token: 'token-of-nobody', leads: 20 })
  const sizes = { campaigns: 3, lists: 3, leads, agents: 2, callsPerDay: 20, days: 1, callbacks: 0 }
  await sandbox.control('POST', 'accounts', { token, id: 'lists', sizes })
  port = await freePort()
  await startAgain()
  cookie = await signInAs(ask, 'manager')
})
test.afterAll(async () => {
  await desk.kill()
  await sandbox.stop()
  await rm(folder, { recursive: true, force: true })
})

test(`a kill -9 in the middle of deactivating ${lists} lists, ${kills} times: each is written once`, async ({}, testInfo) => {
  testInfo.setTimeout(120_000 + kills * 15_000)
  const ids = await Promise.all(Array.from({ length: lists }, (_, n) => insertList(n)))
  const edit = { kind: 'lists.bulk-edit', change: { active: false } }
  const preview = listBulkPreview.parse(await post('/api/jobs/preview', { ...edit, ids }))
  const chosen = preview.lists.map(({ id, seen }) => ({ id, seen }))
  expect(chosen.map(({ id }) => id)).toEqual(ids)
  const { id } = jobSchema.parse(await post('/api/jobs', { ...edit, lists: chosen, expectedCount: lists }))
  for (let kill = 0; kill < kills; kill += 1) {
    await reaches(id, Math.floor(((kill + random()) / kills) * 0.9 * lists))
    await desk.kill()
    await startAgain()
  }
  const ended = await endOf(id)
  expect(ended.counts).toEqual({ pending: 0, sending: 0, done: lists, skipped: 0, failed: 0, unknown: 0 })
  const written = (await sandbox.ledger('/v1/lists/update')).map(({ values }) => values['list_id'] ?? '')
  expect(written.toSorted(), 'nothing twice, nothing missing').toEqual(ids.toSorted())
  const rows = recordsIn(await sandbox.control('GET', 'rows?of=lists&limit=1000&account=lists'), 'rows').filter((row) => ids.includes(String(row['id'])))
  expect(rows.map(({ active }) => active)).toEqual(ids.map(() => 0))
  testInfo.annotations.push({ type: 'figures', description: JSON.stringify({ kills, lists, writes: written.length }) })
})

test(`a kill -9 in the middle of an export, ${kills} times: the file has each lead once`, async ({}, testInfo) => {
  testInfo.setTimeout(120_000 + kills * 15_000)
  const all = recordsIn(await sandbox.control('GET', 'rows?of=leads&limit=100000&account=lists'), 'rows').filter((row) => row['deleted_at'] === null)
  const byList = Object.groupBy(all, (row) => String(row['list_id']))
  const [listId = '', rows = []] = Object.entries(byList).toSorted((one, other) => (other[1]?.length ?? 0) - (one[1]?.length ?? 0))[0] ?? []
  expect(rows.length, 'more than a page').toBeGreaterThan(1_000)
  // Slow pages, so that a kill falls between two of them.
  await sandbox.control('PUT', 'faults', { mode: 'U58', path: 'leads/search', times: null, afterMs: 400 })
  const { id } = jobSchema.parse(await post('/api/jobs', { kind: 'lists.export', listId }))
  let inTheMiddle = 0
  for (let kill = 0; kill < kills; kill += 1) {
    const pages = Math.ceil(rows.length / 1_000)
    await reaches(id, Math.min(pages - 1, Math.floor(((kill + 1) / (kills + 1)) * pages)) * 1_000)
    await pause(random() * 300)
    await desk.kill()
    await startAgain()
    if ((await jobAt(id)).finishedAt === null) inTheMiddle += 1
  }
  const ended = await endOf(id)
  expect(ended).toMatchObject({ total: rows.length, counts: { done: rows.length, pending: 0 }, problem: null })
  // Many kills take longer than a large file may be fetched without the password.
  cookie = await signInAs(ask, 'manager')
  const { status, text, headers } = await ask({ target: `/api/jobs/${id}/file`, headers: { cookie } })
  expect([status, headers['cache-control'], Number(headers['content-length'])]).toEqual([200, expect.stringContaining('no-store'), Buffer.byteLength(text)])
  const [heading = [], ...found] = await Array.fromAsync(csvRows(piecesOf(text)))
  expect(found.map(([lead]) => lead).toSorted()).toEqual(rows.map((row) => String(row['id'])).toSorted())
  expect(heading.at(-1)).toMatch(/^Leads of list .+ \(\d+\)\. Times in America\/Los_Angeles\. Exported /)
  testInfo.annotations.push({ type: 'figures', description: JSON.stringify({ exportKills: kills, inTheMiddle, rows: found.length, bytes: Buffer.byteLength(text) }) })
})

async function* piecesOf(text: string): AsyncGenerator<string> {
  yield text
}

async function insertList(nth: number): Promise<string> {
  const [campaign] = recordsIn(await sandbox.control('GET', 'rows?of=campaigns&limit=1&account=lists'), 'rows')
  const body = new URLSearchParams({ name: `Proof list number ${nth}`, campaign_id: String(campaign?.['id']), status: '1', auth_token: token })
  const answer: unknown = await (await fetch(`${sandbox.url}/v1/lists/insert`, { method: 'POST', body })).json()
  return /"(?:list_)?id":\s*"?(\d+)/.exec(JSON.stringify(answer))?.[1] ?? ''
}

async function reaches(id: string, done: number): Promise<void> {
  await expect.poll(async () => (await jobAt(id)).counts.done, { timeout: 60_000, intervals: [20] }).toBeGreaterThanOrEqual(done)
  await pause(random() * 60)
}

async function endOf(id: string): Promise<Job> {
  await expect.poll(async () => (await jobAt(id)).status, { timeout: 90_000 }).toBe('done')
  return await jobAt(id)
}

async function jobAt(id: string): Promise<Job> {
  return jobSchema.parse(JSON.parse((await ask({ target: `/api/jobs/${id}`, headers: { cookie } })).text))
}

let keys = 0
async function post(target: string, body: object): Promise<unknown> {
  const headers = { ...sameOrigin, cookie, 'idempotency-key': `a-list-bulk-test-${Date.now()}-${(keys += 1)}` }
  const { status, text } = await ask({ target, method: 'POST', headers, body: JSON.stringify(body) })
  expect(status, text).toBeLessThan(300)
  return JSON.parse(text)
}

async function startAgain(): Promise<void> {
  // Background work has half of it, and each list takes three requests: about seven lists a second.
  const settings = { ...sandboxSettings({ url: sandbox.url, token }), CONVOSO_MAX_RPS: '40', CONVOSO_BURST: '4' }
  desk = await startConsole({ folder: join(folder, 'data'), settings, port })
  ask = askAt(desk.url)
}
