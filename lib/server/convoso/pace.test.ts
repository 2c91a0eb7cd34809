import { describe, expect, it } from 'vitest'
import { fakeClock } from '@/lib/testing/fake-clock'
import { makePace, type Claim, type Priority } from './pace'

const people = (): Claim => ({ priority: 'interactive' })
const work = (): Claim => ({ priority: 'background' })

function setUp(limits: { maxRps: number; burst: number; maxInFlight: number }) {
  const clock = fakeClock(0)
  const pace = makePace({ clock, ...limits })
  const started: { name: string; at: number }[] = []
  const go = (name: string, claim: Claim, { holdMs = 0, signal }: { holdMs?: number; signal?: AbortSignal } = {}) =>
    pace.acquire(claim, signal).then(async (release) => {
      started.push({ name, at: clock.now() })
      if (holdMs > 0) await clock.sleep(holdMs)
      release()
    })
  return { clock, pace, started, go }
}

describe('pacing', () => {
  it('lets the burst through at once and the rest at the sustained rate', async () => {
    const { clock, started, go } = setUp({ maxRps: 4, burst: 3, maxInFlight: 100 })
    const all = Array.from({ length: 7 }, (_, n) => go(String(n), people()))
    await clock.advance(1000)
    await Promise.all(all)
    expect(started.map((each) => each.at)).toEqual([0, 0, 0, 250, 500, 750, 1000])
    expect(clock.sleepers()).toBe(0)
  })

  it('never exceeds rate · time + burst over any span, and leaves no timer', async () => {
    const { clock, started, go } = setUp({ maxRps: 7, burst: 5, maxInFlight: 3 })
    const all = Array.from({ length: 60 }, (_, n) => {
      const claim = n % 2 === 0 ? people() : work()
      return go(String(n), claim, { holdMs: (n * 37) % 200 }).catch(() => undefined)
    })
    await clock.advance(60_000)
    await Promise.all(all)
    for (const [index, first] of started.entries())
      for (const [later, last] of started.entries())
        if (later > index) expect(later - index + 1).toBeLessThanOrEqual(5 + ((last.at - first.at) * 7) / 1000 + 0.01)
    expect(clock.sleepers()).toBe(0)
  })

  it('keeps to the cap in flight', async () => {
    const { clock, started, go } = setUp({ maxRps: 1000, burst: 1000, maxInFlight: 2 })
    for (const name of ['a', 'b', 'c']) void go(name, people(), { holdMs: 100 })
    await clock.settle()
    expect(started).toHaveLength(2)
    await clock.advance(100)
    expect(started.map((each) => each.name)).toEqual(['a', 'b', 'c'])
  })

  it('serves people before background work that waited longer', async () => {
    const { clock, started, go } = setUp({ maxRps: 1, burst: 1, maxInFlight: 10 })
    for (const [name, claim] of [['b1', work()], ['b2', work()], ['p1', people()], ['p2', people()]] as const) void go(name, claim)
    await clock.advance(20_000)
    expect(started.map((each) => each.name)).toEqual(['b1', 'p1', 'p2', 'b2'])
  })

  it('gives background work half of the rate and half of the flights', async () => {
    const { clock, started, go } = setUp({ maxRps: 4, burst: 2, maxInFlight: 6 })
    for (let n = 0; n < 9; n++) void go(String(n), work())
    await clock.advance(4000)
    expect(started.map((each) => each.at)).toEqual([0, 500, 1000, 1500, 2000, 2500, 3000, 3500, 4000])
    const flights = setUp({ maxRps: 1000, burst: 1000, maxInFlight: 6 })
    for (let n = 0; n < 9; n++) void flights.go(String(n), work(), { holdMs: 60_000 })
    await flights.clock.advance(1000)
    expect(flights.started).toHaveLength(3)
  })

  it('raises a waiting background claim when a person joins it', async () => {
    const { clock, pace, started, go } = setUp({ maxRps: 1, burst: 1, maxInFlight: 10 })
    const raised = work()
    void go('first', people())
    void go('b', work())
    void go('raised', raised)
    await clock.settle()
    pace.promote(raised)
    await clock.advance(10_000)
    expect(started.map((each) => each.name)).toEqual(['first', 'raised', 'b'])
  })

  it('refuses when 64 wait, and background work already at 32', async () => {
    const { clock, pace } = setUp({ maxRps: 1, burst: 1, maxInFlight: 1 })
    const fill = (count: number, priority: Priority) => {
      for (let n = 0; n < count; n++) void pace.acquire({ priority })
    }
    fill(1, 'interactive')
    fill(32, 'background')
    expect(pace.queued()).toBe(32)
    await expect(pace.acquire(work())).rejects.toMatchObject({ code: 'upstream_busy', details: { sent: 'no', retryAfterSeconds: 32 } })
    fill(32, 'interactive')
    await expect(pace.acquire(people())).rejects.toMatchObject({ code: 'upstream_busy', details: { retryAfterSeconds: 64 } })
    expect(pace.queued()).toBe(64)
    await clock.settle()
  })

  it('forgets a waiter that gave up, with its timer', async () => {
    const { clock, pace, started, go } = setUp({ maxRps: 1, burst: 1, maxInFlight: 10 })
    const stop = new AbortController()
    void go('a', people())
    const waiting = go('b', people(), { signal: stop.signal })
    await clock.settle()
    expect(clock.sleepers()).toBe(1)
    stop.abort(new Error('closed the tab'))
    await expect(waiting).rejects.toThrow('closed the tab')
    expect([pace.queued(), clock.sleepers(), started.length]).toEqual([0, 0, 1])
    await expect(pace.acquire(people(), stop.signal)).rejects.toThrow('closed the tab')
  })

  it('counts a release once', async () => {
    const { clock, pace } = setUp({ maxRps: 1000, burst: 1000, maxInFlight: 1 })
    const release = await pace.acquire(people())
    release()
    release()
    await pace.acquire(people())
    let isThrough = false
    void pace.acquire(people()).then(() => (isThrough = true))
    await clock.settle()
    expect(isThrough).toBe(false)
  })
})
