import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSandbox, type Sandbox } from '@/lib/sandbox/sandbox'
import { makeConvoso } from '@/lib/server/convoso/make-convoso'
import { makeLog } from '@/lib/server/core/log'
import { getLists } from '@/lib/server/usecases/lists/get-lists'
import { ctxFor, testDesk } from '@/lib/server/usecases/testing-desk'

const token = 'sandbox-token-for-lists'
const campaigns = 23
const lists = 140
const browsers = 50
const pollMs = 20_000

let sandbox: Sandbox
beforeEach(() => {
  sandbox = openSandbox({ dir: ':memory:', accounts: [{ token, id: 'a', sizes: { campaigns, lists, leads: 2_000, agents: 2, callsPerDay: 10, days: 2, callbacks: 0 } }] })
})
afterEach(() => sandbox.close())

/** A desk over the real client, at the pace that a console has unless told otherwise. */
async function scene(namesCampaignOfLists: boolean) {
  const test = await testDesk()
  const account = sandbox.account(token)
  if (account !== undefined) account.options.namesCampaignOfLists = namesCampaignOfLists
  const asked: { path: string; by: string; at: number }[] = []
  const fetch = async (request: Request) => {
    const fields = new URLSearchParams(await request.clone().text())
    asked.push({ path: new URL(request.url).pathname.replace('/v1/', ''), by: fields.has('campaign_id') ? 'campaign' : 'status', at: test.clock.now() })
    return await sandbox.fetch(request)
  }
  const line = { apiUrl: 'http://127.0.0.1/v1', token, timeZone: 'America/Los_Angeles', statusEncoding: '1/0' as const }
  const pace = { maxRps: 4, burst: 20, maxInFlight: 6 }
  const desk = { ...test.desk, dialer: makeConvoso({ ...line, ...pace, clock: test.clock, log: makeLog('silent'), fetch }) }
  const ctx = ctxFor(desk, 'viewer')
  const visit = async () => await Promise.all(Array.from({ length: browsers }, () => getLists(ctx)))
  return { ...test, asked, visit, ctx }
}

const count = (asked: readonly { path: string; by: string }[], path: string, by: string): number => asked.filter((each) => each.path === path && each.by === by).length

/** What stood on the wire for one visit of all browsers and for ten minutes of their polling. */
async function measure(namesCampaignOfLists: boolean) {
  const test = await scene(namesCampaignOfLists)
  const first = test.visit()
  await test.clock.advance(300)
  const answers = await first
  const atOnce = test.asked.length
  await test.clock.advance(60_000)
  const visit = [...test.asked]
  for (let ms = 0; ms < 600_000; ms += pollMs) {
    const polls = test.visit()
    await test.clock.advance(pollMs)
    await polls
  }
  const settled = test.visit()
  await test.clock.advance(1_000)
  return { answers, atOnce, visit, polling: test.asked.slice(visit.length), last: (await settled)[0], tookMs: (visit.at(-1)?.at ?? 0) - (visit[0]?.at ?? 0) }
}

describe(`a visit to ${lists} lists over ${campaigns} campaigns by ${browsers} browsers`, () => {
  it('where rows name their campaign: three calls, and two for each poll of all', async () => {
    const { answers, visit, polling, last } = await measure(true)
    process.stdout.write(`lists, rows name the campaign: ${visit.length} upstream calls for the visit, ${polling.length} for 10 minutes of ${browsers} browsers\n`)
    expect(answers.every(({ items }) => items.length === lists)).toBe(true)
    expect(visit.map(({ path, by }) => `${path} by ${by}`).toSorted()).toEqual(['campaigns/search by status', 'lists/search by status', 'lists/search by status'])
    expect(count(polling, 'lists/search', 'campaign')).toBe(0)
    expect(polling.length).toBeLessThanOrEqual(2 * 31 + 11)
    expect(last?.items.every(({ campaignName }) => campaignName !== null)).toBe(true)
  })

  it('where they do not: the rows come with the same three, the campaigns behind them, each asked at most twice', async () => {
    const { answers, atOnce, visit, polling, last, tookMs } = await measure(false)
    const sentence = `${atOnce} upstream calls until the rows are there or behind them at once, ${visit.length} until every campaign is known (${(tookMs / 1_000).toFixed(1)} s)`
    process.stdout.write(`lists, rows hide the campaign: ${sentence}, ${polling.length} for 10 minutes of ${browsers} browsers\n`)
    expect(answers.every(({ items }) => items.length === lists)).toBe(true)
    expect(count(visit, 'lists/search', 'status')).toBe(2)
    expect(count(visit, 'lists/search', 'campaign')).toBeLessThanOrEqual(2 * campaigns)
    expect(visit.length).toBeLessThanOrEqual(3 + 2 * campaigns)
    expect(count(polling, 'lists/search', 'campaign')).toBe(0)
    expect(last?.campaigns).toMatchObject({ missing: 0, problem: null })
    const truth = new Map(sandbox.account(token)?.db.prepare('SELECT id, campaign_id FROM lists').all().map((row) => [String(row.id), String(row.campaign_id)]))
    for (const item of last?.items ?? []) expect(item.campaignId).toBe(truth.get(item.id))
  })
})
