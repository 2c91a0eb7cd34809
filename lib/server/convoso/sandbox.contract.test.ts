import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call } from '@/lib/contracts/calls'
import { callback } from '@/lib/contracts/callbacks'
import { agentNow, agentPerformance } from '@/lib/contracts/agents'
import { convosoUser } from '@/lib/contracts/convoso-users'
import { disposition } from '@/lib/contracts/dispositions'
import { lead, type NewLead } from '@/lib/contracts/leads'
import { list } from '@/lib/contracts/lists'
import { recording } from '@/lib/contracts/recordings'
import type { Dialer } from '@/lib/server/ports/dialer'
import { openSandbox, type Sandbox } from '@/lib/sandbox/sandbox'
import { fakeClock } from '@/lib/testing/fake-clock'
import { makeConvoso } from './make-convoso'
import { capturingLog } from './test-client'

const token = 'sandbox-token-for-contract'
/** A Tuesday, 11:30 in the account's zone. */
const noon = Date.UTC(2026, 2, 3, 19, 30, 0)
const span = { from: '2026-03-03T08:00:00Z', to: '2026-03-04T07:59:59Z' }

let sandbox: Sandbox
let dialer: Dialer

beforeAll(() => {
  const clock = fakeClock(noon)
  sandbox = openSandbox({ dir: ':memory:', now: clock.now, accounts: [{ token, sizes: { leads: 2_000 } }] })
  dialer = makeConvoso({
    apiUrl: 'http://127.0.0.1/v1',
    token,
    timeZone: 'America/Los_Angeles',
    statusEncoding: '1/0',
    maxRps: 1000,
    burst: 1000,
    maxInFlight: 6,
    clock,
    log: capturingLog([]),
    fetch: sandbox.fetch,
  })
})

afterAll(() => sandbox.close())

const first = <T>(items: T[]): T => {
  const [item] = items
  if (item === undefined) throw new Error('the sandbox has none')
  return item
}

describe('reads of the sandbox', () => {
  it('campaigns, both ways of the switch', async () => {
    const { data } = await dialer.campaigns.search()
    const on = first(data.filter((each) => each.active))
    await dialer.campaigns.setActive(on.id, false)
    expect((await dialer.campaigns.search()).data.find((each) => each.id === on.id)?.active).toBe(false)
    await dialer.campaigns.setActive(on.id, true)
    expect((await dialer.campaigns.search()).data.find((each) => each.id === on.id)?.active).toBe(true)
    await expect(dialer.campaigns.setActive('999999999', true)).rejects.toMatchObject({ details: { upstreamCode: '6004' } })
  })

  it('lists of both states', async () => {
    for (const active of [true, false]) {
      const { data } = await dialer.lists.search({ active })
      expect(data.length).toBeGreaterThan(0)
      for (const each of data) expect(list.parse(each).active).toBe(active)
    }
  })

  it('leads, their recordings, and nothing found', async () => {
    const { data } = await dialer.leads.search({ limit: 50 })
    expect(data.items.length).toBe(50)
    expect(data.total).toBeGreaterThan(50)
    for (const each of data.items) lead.parse(each)
    const one = first(data.items)
    expect((await dialer.leads.search({ leadIds: [one.id] })).data.items.map((each) => each.id)).toEqual([one.id])
    expect((await dialer.leads.search({ leadIds: ['999999999999'] })).data.items).toEqual([])
    const recordings = await dialer.leads.recordings({ leadId: one.id })
    for (const each of recordings.data.items) recording.parse(each)
    await expect(dialer.leads.search({ offset: 10 ** 12, limit: 1 })).resolves.toBeDefined()
  })

  it('users and their recordings', async () => {
    const { data } = await dialer.users.search({ limit: 5 })
    expect(data.items.length).toBe(5)
    for (const each of data.items) convosoUser.parse(each)
    const email = first(data.items.flatMap((each) => (each.email === null ? [] : [each.email])))
    for (const each of (await dialer.users.recordings({ user: email })).data.items) recording.parse(each)
    expect((await dialer.users.search({ user: 'nobody@nowhere.invalid' })).data.items).toEqual([])
  })

  it('agents: performance, monitor, floor', async () => {
    const performance = await dialer.agents.performance(span)
    expect(performance.data.length).toBeGreaterThan(0)
    for (const each of performance.data) {
      agentPerformance.parse(each)
      expect(each.talkSeconds + each.waitSeconds + each.pauseSeconds + each.wrapSeconds).toBe(each.totalSeconds)
    }
    const monitor = await dialer.agents.monitor({})
    expect(monitor.data.length).toBeGreaterThan(0)
    for (const each of monitor.data) agentNow.parse(each)
    const floor = await dialer.agents.floor({})
    expect(floor.data.available).toBeLessThanOrEqual(floor.data.loggedIn)
  })

  it('calls of a day, inside its span, with recordings', async () => {
    const { data } = await dialer.calls.search({ ...span, limit: 100, order: 'asc', withRecordings: true })
    expect(data.items.length).toBe(100)
    expect(data.limit).toBe(100)
    for (const each of data.items) {
      call.parse(each)
      const startedAt = Date.parse(each.startedAt ?? '')
      expect(startedAt).toBeGreaterThanOrEqual(Date.parse(span.from))
      expect(startedAt).toBeLessThanOrEqual(Date.parse(span.to))
    }
    const status = first(data.items).status
    const filtered = await dialer.calls.search({ ...span, statuses: [status], limit: 20 })
    expect(new Set(filtered.data.items.map((each) => each.status))).toEqual(new Set([status]))
  })

  it('callbacks and dispositions', async () => {
    const { data } = await dialer.callbacks.search({ limit: 20 })
    expect(data.items.length).toBeGreaterThan(0)
    for (const each of data.items) {
      callback.parse(each)
      expect(each.stage).not.toBe('other')
      expect(each.recipient).not.toBe('other')
    }
    const words = (await dialer.dispositions.search('SALE')).data
    expect(words.length).toBeGreaterThan(0)
    for (const each of words) disposition.parse(each)
  })
})

describe('writes to the sandbox', () => {
  it('a list from its making to its end', async () => {
    const campaign = first((await dialer.campaigns.search()).data)
    const { id } = await dialer.lists.insert({ name: 'Contract test list', campaignId: campaign.id, description: 'x' })
    const again = { name: 'Contract test list', campaignId: campaign.id }
    await expect(dialer.lists.insert(again)).rejects.toMatchObject({ details: { upstreamCode: '6081' } })
    await dialer.lists.update(id, { name: 'Contract test renamed', active: false })
    expect((await dialer.lists.search({ active: false, id })).data).toMatchObject([{ id, name: 'Contract test renamed', active: false }])
    expect(await dialer.lists.remove(id)).toEqual({ pending: false })
    await expect(dialer.lists.remove(id)).rejects.toMatchObject({ code: 'upstream_rejected', details: { upstreamCode: '6002' } })
  })

  it('a lead from its making to its end', async () => {
    const target = first((await dialer.lists.search({ active: true })).data)
    const { id } = await dialer.leads.insert({ listId: target.id, phone: '2135550147', firstName: 'Ada', duplicates: 'list' })
    const again: NewLead = { listId: target.id, phone: '2135550147', duplicates: 'list' }
    await expect(dialer.leads.insert(again)).rejects.toMatchObject({ details: { upstreamCode: '6009' } })
    await dialer.leads.update(id, { firstName: '', lastName: "O'Neil & Söhne", email: 'ada@example.com' })
    const [found] = (await dialer.leads.search({ leadIds: [id] })).data.items
    expect(found).toMatchObject({ id, phone: '2135550147', firstName: '', lastName: "O'Neil & Söhne", email: 'ada@example.com', listId: target.id })
    await dialer.leads.remove(id)
    expect((await dialer.leads.search({ leadIds: [id] })).data.items).toEqual([])
    await expect(dialer.leads.remove(id)).rejects.toMatchObject({ code: 'upstream_rejected', details: { upstreamCode: '6001' } })
  })
})

it('a wrong token is about the token', async () => {
  const stranger = makeConvoso({
    apiUrl: 'http://127.0.0.1/v1', token: 'not-the-token', timeZone: 'America/Los_Angeles', statusEncoding: '1/0',
    maxRps: 10, burst: 10, maxInFlight: 2, clock: fakeClock(noon), log: capturingLog([]), fetch: sandbox.fetch,
  })
  await expect(stranger.campaigns.search()).rejects.toMatchObject({ code: 'upstream_auth' })
})
