import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { stopSetAnswer, type StopSet } from '@/lib/contracts/campaigns'
import { freePort } from '../scripts/start/free-port'
import { askAt, sameOrigin, type Ask } from './ask'
import { sandboxSettings, startConsole, startSandbox, type Running, type Sandbox } from './console-process'
import { signInAs, trueCampaigns } from './open-desk'
import { seededRandom } from './seeded-random'

/** `npm run prove stop-all` asks for more. */
const rounds = Number(process.env['PROOF_ROUNDS'] ?? 3)
const random = seededRandom(Number(process.env['PROOF_SEED'] ?? Date.now() % 1_000_000))
const writes = '/v1/campaigns/status'

type Figures = { rounds: number; campaigns: number; killedBeforeTheIntent: number; killedInTheMiddle: number; killedAfterTheEnd: number; restoresInterrupted: number; slowestRecoveryMs: number }

let folder: string
let sandbox: Sandbox
let desk: Running
let ask: Ask
let cookie: string
let port: number
let keys = 0

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchyard-crash-'))
  sandbox = await startSandbox({ folder, token: 'token-of-the-crash-tests' })
  port = await freePort()
  await startAgain()
  cookie = await signInAs(ask, 'manager')
})
test.afterAll(async () => {
  await desk.kill()
  await sandbox.stop()
  await rm(folder, { recursive: true, force: true })
})

test(`a kill -9 during Stop all, ${rounds} times: stopping goes on by itself, restoring waits for a person`, async ({}, testInfo) => {
  testInfo.setTimeout(120_000 + rounds * 30_000)
  const figures: Figures = { rounds, campaigns: 0, killedBeforeTheIntent: 0, killedInTheMiddle: 0, killedAfterTheEnd: 0, restoresInterrupted: 0, slowestRecoveryMs: 0 }
  const spanMs = await measureStop()
  for (let round = 0; round < rounds; round += 1) await test.step(`round ${round + 1}`, () => playRound(figures, { spanMs, killsRestore: round % 2 === 1 }))
  testInfo.annotations.push({ type: 'figures', description: JSON.stringify(figures) })
})

async function playRound(figures: Figures, { spanMs, killsRestore }: { spanMs: number; killsRestore: boolean }): Promise<void> {
  const on = await switchOutside()
  figures.campaigns = (await trueCampaigns(sandbox)).length
  await sandbox.control('DELETE', 'ledger')
  await killAfter(random() * spanMs * 1.2, post('/api/campaigns/stop-all', {}))
  const begun = performance.now()
  await startAgain()
  await classify(figures, on)
  const set = await settledSet()
  figures.slowestRecoveryMs = Math.max(figures.slowestRecoveryMs, Math.round(performance.now() - begun))
  await expectStopped(set, on)
  await post('/api/campaigns/stop-all', {})
  await expectStopped(await settledSet(), on)
  await restore(figures, { set, spanMs, isKilled: killsRestore })
  await expect.poll(openSet, { timeout: 30_000 }).toBeNull()
  expect(await onUpstream()).toEqual(on)
}

/** What the crash found: nothing written at all, a run in the middle, or one that had ended. */
async function classify(figures: Figures, on: string[]): Promise<void> {
  const set = await openSet()
  if (set === null || set.run === null) {
    figures.killedBeforeTheIntent += 1
    expect(await sandbox.ledger(writes), 'nothing is switched before the intent is written').toEqual([])
    expect(await onUpstream()).toEqual(on)
    // Nobody was told that it began, so the person presses again.
    await post('/api/campaigns/stop-all', {})
    return
  }
  figures[set.run.status === 'running' ? 'killedInTheMiddle' : 'killedAfterTheEnd'] += 1
}

async function expectStopped(set: StopSet, on: string[]): Promise<void> {
  expect(await onUpstream()).toEqual([])
  expect(set.campaigns.map(({ campaignId }) => campaignId).sort()).toEqual(on)
  const unaccounted = set.run?.items.filter(({ status }) => status !== 'confirmed' && status !== 'unchanged')
  expect(unaccounted).toEqual([])
}

async function restore(figures: Figures, { set, spanMs, isKilled }: { set: StopSet; spanMs: number; isKilled: boolean }): Promise<void> {
  const order = { stopSetId: set.id, campaignIds: set.campaigns.map(({ campaignId }) => campaignId) }
  if (!isKilled) return void (await post('/api/campaigns/restore', order))
  await killAfter(random() * spanMs, post('/api/campaigns/restore', order))
  await startAgain()
  const found = await openSet()
  if (found === null) return
  if (found.run?.kind !== 'restore') return void (await post('/api/campaigns/restore', order))
  figures.restoresInterrupted += 1
  expect(found.run.status).toBe('interrupted')
  const sent = (await sandbox.ledger(writes)).length
  for (let look = 0; look < 5; look += 1) await ask({ target: '/api/campaigns', headers: { cookie } })
  expect((await sandbox.ledger(writes)).length, 'nothing is turned on without a person').toBe(sent)
  const goesOn = await post(`/api/campaigns/runs/${found.run.id}/continue`)
  expect(goesOn).toBe(200)
}

/** A random half to all of the campaigns are on, seen by the console before the press. */
async function switchOutside(): Promise<string[]> {
  const share = 0.5 + random() / 2
  const wanted = (await trueCampaigns(sandbox)).map(({ id }) => ({ id, active: random() < share }))
  for (const { id, active } of wanted) await sandbox.control('POST', 'outside-change', { kind: 'campaign', id: Number(id), active })
  return wanted.filter(({ active }) => active).map(({ id }) => id).sort()
}

/** How long an undisturbed stop takes, in ms. */
async function measureStop(): Promise<number> {
  const on = await switchOutside()
  const begun = performance.now()
  await post('/api/campaigns/stop-all', {})
  const set = await settledSet()
  const span = performance.now() - begun
  await expectStopped(set, on)
  await post('/api/campaigns/dismiss', { stopSetId: set.id })
  return span
}

const onUpstream = async (): Promise<string[]> => (await trueCampaigns(sandbox)).filter(({ active }) => active).map(({ id }) => id).sort()

async function openSet(): Promise<StopSet | null> {
  const { text } = await ask({ target: '/api/campaigns/stop-set', headers: { cookie } })
  return stopSetAnswer.parse(JSON.parse(text)).open
}

/** The open set once its newest run has ended. */
async function settledSet(): Promise<StopSet> {
  await expect.poll(async () => (await openSet())?.run?.status, { timeout: 30_000, intervals: [50] }).toBe('finished')
  const set = await openSet()
  if (set === null) throw new Error('There is no open stop set')
  return set
}

/** The status, or null when the process died before it answered. */
async function post(target: string, body: object = {}): Promise<number | null> {
  keys += 1
  const headers = { ...sameOrigin, cookie, 'idempotency-key': `crash-test-key-${keys}-${Date.now()}` }
  return await ask({ target, method: 'POST', headers, body: JSON.stringify(body) }).then(({ status }) => status, () => null)
}

async function killAfter(ms: number, asked: Promise<unknown>): Promise<void> {
  await pause(ms)
  await desk.kill()
  await asked
}

async function startAgain(): Promise<void> {
  // A pace at which a stop takes about two seconds: time enough to be hit in its middle.
  const settings = { ...sandboxSettings(sandbox), CONVOSO_MAX_RPS: '40', CONVOSO_BURST: '10' }
  desk = await startConsole({ folder: join(folder, 'data'), settings, port })
  ask = askAt(desk.url)
}
