import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { bulkEditPreview, job as jobSchema, type Job } from '@/lib/contracts/jobs'
import { freePort } from '../scripts/start/free-port'
import { askAt, sameOrigin, type Ask } from './ask'
import { sandboxSettings, startConsole, startSandbox, type Running, type Sandbox } from './console-process'
import { signInAs } from './open-desk'
import { recordsIn } from './records'
import { seededRandom } from './seeded-random'

/** `npm run prove bulk-edit` asks for twenty kills over 2,000 leads. */
const kills = Number(process.env['PROOF_ROUNDS'] ?? 3)
const leads = Number(process.env['PROOF_LEADS'] ?? 200)
const random = seededRandom(Number(process.env['PROOF_SEED'] ?? Date.now() % 1_000_000))

let folder: string
let sandbox: Sandbox
let desk: Running
let ask: Ask
let cookie: string
let port: number

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchyard-bulk-'))
  sandbox = await startSandbox({ folder, token: 'token-of-the-bulk-edit-tests', leads })
  port = await freePort()
  await startAgain()
  cookie = await signInAs(ask, 'manager')
})
test.afterAll(async () => {
  await desk.kill()
  await sandbox.stop()
  await rm(folder, { recursive: true, force: true })
})

test(`a kill -9 in the middle of a bulk edit, ${kills} times: every lead is written once`, async ({}, testInfo) => {
  testInfo.setTimeout(180_000 + kills * 15_000)
  const started = await start(cityOfKills)
  const figures = { kills: 0, killedInTheMiddle: 0, leads: 0, writes: 0, slowestStartMs: 0 }
  // Spread over the whole run: about as much is done between two kills as one share of the rows takes.
  while (figures.kills < kills) {
    await reaches(started.id, Math.floor(((figures.kills + random()) / kills) * 0.95 * started.total))
    await desk.kill()
    figures.kills += 1
    const begun = performance.now()
    await startAgain()
    figures.slowestStartMs = Math.max(figures.slowestStartMs, Math.round(performance.now() - begun))
    if ((await jobAt(started.id)).finishedAt === null) figures.killedInTheMiddle += 1
  }
  await expect.poll(async () => (await jobAt(started.id)).status, { timeout: 120_000 }).toBe('done')
  const ended = await jobAt(started.id)
  expect(ended.counts).toEqual({ pending: 0, sending: 0, done: ended.total, skipped: 0, failed: 0, unknown: 0 })
  const writes = (await sandbox.ledger('/v1/leads/update')).filter(({ values }) => values['city'] === cityOfKills).map(({ values }) => values['lead_id'] ?? '')
  expect(new Set(writes).size, 'nothing twice').toBe(writes.length)
  expect(writes.length, 'nothing missing').toBe(ended.total)
  const shown = recordsIn(await sandbox.control('GET', `rows?of=leads&city=${encodeURIComponent(cityOfKills)}&limit=10000`), 'rows')
  expect(shown.map(({ id }) => String(id)).sort()).toEqual(writes.toSorted())
  figures.leads = ended.total
  figures.writes = writes.length
  testInfo.annotations.push({ type: 'figures', description: JSON.stringify(figures) })
})

test('an end in order leaves no row on the wire, within the time a service manager gives', async () => {
  const started = await start('Orderly')
  await reaches(started.id, 20)
  const begun = performance.now()
  expect(await desk.stop()).toBe(0)
  expect(performance.now() - begun).toBeLessThan(15_000)
  const kept = new DatabaseSync(join(folder, 'data', 'sandbox', 'switchyard.sqlite'), { readOnly: true })
  const left = kept.prepare('select status, count(*) as rows from job_rows where job_id = ? group by status').all(started.id)
  kept.close()
  expect(left.map(({ status }) => status).sort()).toEqual(['done', 'pending'])
  await startAgain()
  await expect.poll(async () => (await jobAt(started.id)).status, { timeout: 60_000 }).toBe('done')
  expect((await jobAt(started.id)).counts.done).toBe(started.total)
})

/** The new city of each test is its own. */
const cityOfKills = 'Proof Town'

/** All leads of the account, list by list: the demo's own calls move statuses, but no lead to another list. */
async function start(city: string): Promise<Job> {
  const lists = recordsIn(await sandbox.control('GET', 'rows?of=lists&limit=1000'), 'rows').map(({ id }) => `listId=${String(id)}`)
  const edit = { kind: 'leads.bulk-edit', selection: { query: lists.join('&') }, changes: { city } }
  const { count } = bulkEditPreview.parse(await post('/api/jobs/preview', edit))
  const { id } = jobSchema.parse(await post('/api/jobs', { ...edit, expectedCount: count }))
  await expect.poll(async () => (await jobAt(id)).status, { timeout: 30_000, intervals: [50] }).toBe('running')
  return await jobAt(id)
}

async function reaches(id: string, done: number): Promise<void> {
  await expect.poll(async () => (await jobAt(id)).counts.done, { timeout: 60_000, intervals: [20] }).toBeGreaterThanOrEqual(done)
  // Anywhere inside of a batch: a read, a write and two commits take about this long together.
  await pause(random() * 60)
}

async function jobAt(id: string): Promise<Job> {
  return jobSchema.parse(JSON.parse((await ask({ target: `/api/jobs/${id}`, headers: { cookie } })).text))
}

async function post(target: string, body: object): Promise<unknown> {
  const headers = { ...sameOrigin, cookie, 'idempotency-key': `a-bulk-edit-test-${Date.now()}` }
  const { status, text } = await ask({ target, method: 'POST', headers, body: JSON.stringify(body) })
  expect(status, text).toBeLessThan(300)
  return JSON.parse(text)
}

async function startAgain(): Promise<void> {
  // Background work has half of it, and each lead takes two requests: 50 leads a second.
  const settings = { ...sandboxSettings(sandbox), CONVOSO_MAX_RPS: '200', CONVOSO_BURST: '20' }
  desk = await startConsole({ folder: join(folder, 'data'), settings, port })
  ask = askAt(desk.url)
}
