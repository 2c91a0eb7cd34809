import { describe, expect, it } from 'vitest'
import type { AgentNow, AgentPerformance } from '@/lib/contracts/agents'
import type { FloorAnswer } from '@/lib/contracts/live'
import { AppError } from '@/lib/server/core/errors'
import { toInstant } from '@/lib/shared/instant'
import { ctxFor, testDesk, type TestDesk } from '../testing-desk'
import { getFloor } from './get-floor'
import { watchFloor } from './watch-floor'

const agentOf = (userId: string, changes: Partial<AgentNow> = {}): AgentNow => ({
  userId, name: `Agent of ${userId}`, state: 'ready', label: 'Ready', secondsInState: 10, campaignId: '101', campaignName: 'Solar West', queueName: null, leadId: null, callId: null,
  callsToday: 3, lastStateChangeAt: null, ...changes,
})

const performanceOf = (userId: string, changes: Partial<AgentPerformance> = {}): AgentPerformance => ({
  userId, name: `Agent of ${userId}`, calls: 4, machines: 1, humans: 3, talkSeconds: 600, waitSeconds: 900, pauseSeconds: 60, wrapSeconds: 120, totalSeconds: 1_680, ...changes,
})

type Upstream = { agents: AgentNow[]; performance: AgentPerformance[]; asked: string[]; fails: AppError | null; refuses: boolean }

async function start(): Promise<TestDesk & { upstream: Upstream; stop: () => void }> {
  const desk = await testDesk()
  const upstream: Upstream = { agents: [agentOf('1'), agentOf('2')], performance: [performanceOf('1'), performanceOf('2')], asked: [], fails: null, refuses: false }
  const answer = async <T>(name: string, data: T) => {
    upstream.asked.push(name)
    const begunAt = toInstant(desk.clock.now())
    await desk.clock.sleep(200)
    if (upstream.fails !== null) throw upstream.fails
    return { data, begunAt, answeredAt: toInstant(desk.clock.now()) }
  }
  Object.assign(desk.dialer.agents, {
    monitor: () => (upstream.refuses ? Promise.reject(new AppError('upstream_auth', 'The token lacks this section.')) : answer('monitor', upstream.agents)),
    performance: () => answer('performance', upstream.performance),
  })
  const stop = new AbortController()
  void watchFloor(desk.desk, stop.signal)
  return { ...desk, upstream, stop: () => stop.abort() }
}

/** Asks and lets the answer come. */
async function look({ desk, clock }: TestDesk, role: 'viewer' | 'manager' = 'viewer'): Promise<FloorAnswer> {
  const asked = getFloor(ctxFor(desk, role))
  await clock.advance(200)
  return await asked
}

describe('the shared poll', () => {
  it('asks nothing while nobody looks, and stops soon after the last one left', async () => {
    const test = await start()
    await test.clock.advance(600_000)
    expect(test.upstream.asked).toEqual([])
    await look(test)
    await test.clock.advance(60_000)
    const after = test.upstream.asked.length
    expect(after).toBeLessThanOrEqual(8)
    await test.clock.advance(600_000)
    expect(test.upstream.asked.length).toBe(after)
    test.stop()
  })

  it('serves 200 screens with the reads of one, and each sees a change within 5 s', async () => {
    const callsPerMinute = async (screens: number) => {
      const test = await start()
      const { clock, upstream, published } = test
      const seenAt = new Map<number, number>()
      const ask = (screen: number) =>
        getFloor(ctxFor(test.desk, 'viewer', `screen ${screen}`)).then(({ agents }) => {
          if (agents[0]?.state === 'paused' && !seenAt.has(screen)) seenAt.set(screen, clock.now())
        })
      const askAll = () => Promise.all(Array.from({ length: screens }, (_, screen) => ask(screen)))
      const first = askAll()
      await clock.advance(1_000)
      await first
      let told = published.length
      let changedAt = 0
      for (let second = 0; second < 60; second += 1) {
        if (second === 31) {
          upstream.agents = [agentOf('1', { state: 'paused', label: 'Lunch', secondsInState: 0 }), agentOf('2')]
          changedAt = clock.now()
        }
        // A screen asks when it is told that something changed, and every 10 s anyway.
        const isTold = published.length > told
        told = published.length
        const asked = isTold || second % 10 === 0 ? askAll() : Promise.resolve([])
        await clock.advance(1_000)
        await asked
      }
      test.stop()
      expect(seenAt.size).toBe(screens)
      expect(Math.max(...seenAt.values()) - changedAt).toBeLessThanOrEqual(5_000 + 1_000)
      return upstream.asked.length
    }
    const alone = await callsPerMinute(1)
    expect(await callsPerMinute(200)).toBe(alone)
    expect(alone).toBeLessThanOrEqual(17)
  })

  it('tells of a change, and of nothing else', async () => {
    const test = await start()
    await look(test)
    const told = test.published.length
    test.upstream.agents = test.upstream.agents.map((agent) => ({ ...agent, secondsInState: 14 }))
    await test.clock.advance(4_000)
    expect(test.published.length).toBe(told)
    test.upstream.agents = [agentOf('1', { state: 'on-call', label: 'In call', secondsInState: 1, leadId: '77' }), agentOf('2')]
    await test.clock.advance(4_500)
    expect(test.published.slice(told).map(({ kind }) => kind)).toEqual(['floor.changed'])
    test.stop()
  })

  it('keeps the old floor with the reason when a read fails, and asks more and more rarely', async () => {
    const test = await start()
    await look(test)
    test.upstream.fails = new AppError('upstream_unavailable', 'Convoso did not answer in time.')
    const before = test.upstream.asked.length
    for (let ask = 0; ask < 12; ask += 1) {
      await test.clock.advance(10_000)
      await look(test)
    }
    expect(test.upstream.asked.length - before).toBeLessThanOrEqual(6)
    const failing = await look(test)
    expect(failing).toMatchObject({ problem: 'Convoso did not answer in time.', source: 'monitor' })
    expect(failing.agents).toHaveLength(2)
    test.upstream.fails = null
    for (let ask = 0; ask < 7; ask += 1) {
      await test.clock.advance(10_000)
      await look(test)
    }
    expect((await look(test)).problem).toBeNull()
    test.stop()
  })

  it('throws the reason when there never was a floor to show', async () => {
    const test = await start()
    test.upstream.fails = new AppError('upstream_unreadable', 'Convoso answered with something this console can not read.')
    const asked = getFloor(ctxFor(test.desk, 'viewer'))
    const failed = expect(asked).rejects.toMatchObject({ code: 'upstream_unreadable' })
    await test.clock.advance(200)
    await failed
    test.stop()
  })
})

describe('what the monitor says', () => {
  it('dates a state by the clock of the reading and keeps the date while it lasts', async () => {
    const test = await start()
    const first = await look(test)
    const answered = Date.parse(first.read.answeredAt)
    expect(first.agents[0]).toMatchObject({ since: toInstant(answered - 10_000), state: 'ready' })
    // The next reading counts a second less than it should: the same stay all the same.
    test.upstream.agents = [agentOf('1', { secondsInState: 13 }), agentOf('2', { secondsInState: 1 })]
    await test.clock.advance(4_200)
    const next = await look(test)
    expect(next.agents[0]?.since).toBe(first.agents[0]?.since)
    expect(Date.parse(next.agents[1]?.since ?? '')).toBeGreaterThan(answered)
    test.stop()
  })

  it('shows unknown states under their own label, people without a name by their id, and no time where none is told', async () => {
    const test = await start()
    test.upstream.agents = [agentOf('9', { name: ' ', state: 'other', label: 'Coaching (new)', secondsInState: null, callsToday: null }), agentOf('8', { secondsInState: null, lastStateChangeAt: '2026-03-03T17:59:00.000Z' })]
    const { agents } = await look(test)
    expect(agents.map(({ name, state, label, since }) => ({ name, state, label, since }))).toEqual([
      { name: 'Agent 9', state: 'other', label: 'Coaching (new)', since: null },
      { name: 'Agent of 8', state: 'ready', label: 'Ready', since: '2026-03-03T17:59:00.000Z' },
    ])
    test.stop()
  })

  it('is an empty floor, not a failure, when nobody is there', async () => {
    const test = await start()
    test.upstream.agents = []
    expect(await look(test)).toMatchObject({ agents: [], problem: null, source: 'monitor' })
    test.stop()
  })
})

describe('without the monitor', () => {
  it('derives states from the sums that grow, says so, and tries the monitor again later', async () => {
    const test = await start()
    test.upstream.refuses = true
    const first = await look(test)
    expect(first.source).toBe('derived')
    expect(first.agents.map(({ label }) => label)).toEqual(['Not known yet', 'Not known yet'])
    test.upstream.performance = [performanceOf('1', { talkSeconds: 603, totalSeconds: 1_683 }), performanceOf('2', { waitSeconds: 904, totalSeconds: 1_684 })]
    await test.clock.advance(4_500)
    const second = await look(test)
    expect(second.agents.map(({ state, label, campaignId, leadId }) => [state, label, campaignId, leadId])).toEqual([['on-call', 'On call', null, null], ['ready', 'Ready', null, null]])
    // Talk ended in wrap-up: both grew, and the one they were in before is over.
    test.upstream.performance = [performanceOf('1', { talkSeconds: 605, wrapSeconds: 122, totalSeconds: 1_687 }), performanceOf('2', { waitSeconds: 908, totalSeconds: 1_688 })]
    await test.clock.advance(4_500)
    expect((await look(test)).agents[0]).toMatchObject({ state: 'wrap-up' })
    test.upstream.refuses = false
    for (let ask = 0; ask < 65; ask += 1) {
      await test.clock.advance(10_000)
      await look(test)
    }
    expect((await look(test)).source).toBe('monitor')
    test.stop()
  })

  it('knows no more than that somebody works where the dialer adds whole calls at once, and waits longer before it calls them away', async () => {
    const test = await start()
    test.upstream.refuses = true
    await look(test)
    test.upstream.performance = [performanceOf('1', { talkSeconds: 780, waitSeconds: 940, wrapSeconds: 140, totalSeconds: 1_920 }), performanceOf('2')]
    await test.clock.advance(4_500)
    expect((await look(test)).agents.map(({ state, label, since }) => [state, label, since])).toEqual([['other', 'Working', null], ['other', 'Not known yet', null]])
    for (let ask = 0; ask < 12; ask += 1) {
      await test.clock.advance(10_000)
      await look(test)
    }
    expect((await look(test)).agents.map(({ label }) => label)).toEqual(['Working', 'Not known yet'])
    test.stop()
  })

  it('holds whoever does not move for a minute to be away, hours beyond 24 included, and a new day for a new beginning', async () => {
    const test = await start()
    test.upstream.refuses = true
    test.upstream.performance = [performanceOf('1', { talkSeconds: 108_000, totalSeconds: 109_080 })]
    await look(test)
    for (let ask = 0; ask < 8; ask += 1) {
      await test.clock.advance(10_000)
      await look(test)
    }
    expect((await look(test)).agents[0]).toMatchObject({ state: 'offline', label: 'No activity' })
    test.upstream.performance = [performanceOf('1', { talkSeconds: 1, waitSeconds: 0, pauseSeconds: 0, wrapSeconds: 0, totalSeconds: 1 })]
    await test.clock.advance(4_500)
    expect((await look(test)).agents[0]).toMatchObject({ state: 'other', label: 'Not known yet', since: null })
    test.stop()
  })
})
