import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callbacksQuery } from '@/lib/contracts/callbacks'
import { makeConvoso } from '@/lib/server/convoso/make-convoso'
import { makeLog } from '@/lib/server/core/log'
import { searchCallbacks } from '@/lib/server/usecases/callbacks/search-callbacks'
import { getFloor } from '@/lib/server/usecases/live/get-floor'
import { makeLiveFloor } from '@/lib/server/usecases/live/live-floor'
import { ctxFor, testDesk } from '@/lib/server/usecases/testing-desk'
import { openSandbox, type Sandbox } from '@/lib/sandbox/sandbox'
import { fakeClock } from '@/lib/testing/fake-clock'

const token = 'sandbox-token-for-the-floor'
const timeZone = 'America/Los_Angeles'

let sandbox: Sandbox
beforeEach(() => {
  sandbox = openSandbox({ dir: ':memory:', accounts: [{ token, id: 'a', sizes: { campaigns: 3, lists: 6, leads: 400, agents: 24, callsPerDay: 60, days: 2, callbacks: 40 } }] })
})
afterEach(() => sandbox.close())

/** The floor over the real client; `change` rewrites what the upstream answers, by its path. */
async function scene(change: (path: string, body: unknown) => unknown = (_path, body) => body) {
  const test = await testDesk()
  // The sandbox lives by the clock on the wall.
  const clock = fakeClock(Date.now())
  const asked: string[] = []
  const fetch = async (request: Request) => {
    const path = new URL(request.url).pathname.replace('/v1/', '')
    asked.push(path)
    const answer = await sandbox.fetch(request)
    return Response.json(change(path, await answer.json()))
  }
  const line = { apiUrl: 'http://127.0.0.1/v1', token, timeZone, statusEncoding: '1/0' as const, maxRps: 100, burst: 100, maxInFlight: 6 }
  const dialer = makeConvoso({ ...line, clock, log: makeLog('silent'), fetch })
  const desk = { ...test.desk, clock, dialer, liveFloor: makeLiveFloor({ dialer, clock, timeZone, onChange: () => undefined }) }
  return { asked, ctx: ctxFor(desk, 'viewer'), clock }
}

const answering = (path: string, answer: unknown) => (asked: string, body: unknown) => (asked === path ? answer : body)
const monitor = (agents: unknown, rest: object = {}) => answering('agent-monitor/search', { success: true, data: { entries: { success: true, code: 200, agents, ...rest } } })

describe('the floor over the wire', () => {
  it('shows everybody whom the dialer shows, with one call', async () => {
    const { ctx, asked, clock } = await scene()
    const floor = await getFloor(ctx)
    const [row] = sandbox.account(token)?.db.prepare("SELECT count(*) AS n FROM agent_states WHERE state NOT IN ('LOGOUT', 'LOGGED_OUT', 'OFFLINE')").all() ?? []
    expect(floor).toMatchObject({ source: 'monitor', problem: null })
    expect(floor.agents).toHaveLength(Number(row?.['n']))
    expect(floor.agents.every(({ since }) => since !== null && Date.parse(since) <= clock.now())).toBe(true)
    expect(asked).toEqual(['agent-monitor/search'])
  })

  it('gives odd agents their face: no name, unknown states, no times, thirty hours in a state', async () => {
    const odd = [
      { user_id: 1, user_full_name: null, status: 'COACHING', status_label: 'Being coached', status_time_sec: null, total_calls: null, lead_id: '0', campaign_id: '', queue_name: '-' },
      { user_id: '2', user_full_name: 'Bo', status: 'PAUSED', status_time_sec: '108000', lead_id: 77, calls_today: '12' },
      { user_id: '3', user_full_name: 'Cy', status: '', status_time_sec: 'soon', last_state_change: '0000-00-00 00:00:00' },
    ]
    const { ctx } = await scene(monitor(odd))
    const { agents, read } = await getFloor(ctx)
    expect(agents.map(({ name, state, label, since, leadId, callsToday }) => ({ name, state, label, since, leadId, callsToday }))).toEqual([
      { name: 'Agent 1', state: 'other', label: 'Being coached', since: null, leadId: null, callsToday: null },
      { name: 'Bo', state: 'paused', label: 'PAUSED', since: new Date(Date.parse(read.answeredAt) - 108_000_000).toISOString(), leadId: '77', callsToday: 12 },
      { name: 'Cy', state: 'other', label: '', since: null, leadId: null, callsToday: null },
    ])
  })

  it('tells an empty floor from one that cannot be read', async () => {
    expect(await getFloor((await scene(monitor([]))).ctx)).toMatchObject({ agents: [], problem: null })
    for (const answer of [answering('agent-monitor/search', { success: true, data: [] }), monitor(undefined), monitor({ a: 1 })]) {
      await expect(getFloor((await scene(answer)).ctx)).rejects.toMatchObject({ code: 'upstream_unreadable' })
    }
  })

  it('falls back to what the sums tell where the token may not see the monitor, whatever their shape', async () => {
    const refused = { success: false, code: 403, text: 'Forbidden' }
    const row = { user_id: '7', name: 'Bo', calls: 9, am: 2, others: 7, talk_sec: '30:00:00', wait_sec: '00:10:00', pause_sec: '00:00:00', wrap_sec: '00:00:30', total_time: '30:10:30' }
    const performance = (data: unknown) => (path: string, body: unknown) => (path === 'agent-monitor/search' ? refused : path === 'agent-performance/search' ? { success: true, code: 200, data } : body)
    const { ctx, clock, asked } = await scene(performance({ 7: row }))
    expect(await getFloor(ctx)).toMatchObject({ source: 'derived', agents: [{ name: 'Bo', label: 'Not known yet', callsToday: 9 }] })
    await clock.advance(4_000)
    await getFloor(ctx)
    expect(asked.filter((path) => path === 'agent-monitor/search')).toHaveLength(1)
    expect(await getFloor((await scene(performance([]))).ctx)).toMatchObject({ source: 'derived', agents: [], problem: null })
    const none = (path: string) => (path === 'agent-monitor/search' || path === 'agent-performance/search' ? refused : {})
    await expect(getFloor((await scene(none)).ctx)).rejects.toMatchObject({ code: 'upstream_auth' })
  })
})

describe('callbacks over the wire', () => {
  it('has every open one exactly once, in the group that the clock says', async () => {
    const { ctx, clock } = await scene()
    const { counts, isCut } = await searchCallbacks(ctx, callbacksQuery.parse({}))
    const open = sandbox.account(token)?.db.prepare("SELECT due_at FROM callbacks WHERE stage NOT IN ('COMPLETED', 'DISMISSED')").all().map((row) => Number(row['due_at']) * 1000) ?? []
    const now = clock.now()
    expect(isCut).toBe(false)
    expect(open.length).toBeGreaterThan(5)
    expect(counts).toMatchObject({
      overdue: open.filter((at) => at < now).length,
      nextHour: open.filter((at) => at >= now && at <= now + 3_600_000).length,
      later: open.filter((at) => at > now + 3_600_000).length,
    })
  })
})
