import { describe, expect, it } from 'vitest'
import { fakeClock } from '@/lib/testing/fake-clock'
import { makeBreakers, type Verdict } from './breaker'
import { canaryToken, json, testClient } from './test-client'

const refusal = { code: 'upstream_busy', details: { sent: 'no', retryAfterSeconds: 10 } }

function setUp() {
  const clock = fakeClock(0)
  const breakers = makeBreakers(clock)
  const run = (verdicts: Verdict[], path = 'campaigns/search') => {
    for (const verdict of verdicts) breakers.enter(path)(verdict)
  }
  const times = (count: number, verdict: Verdict): Verdict[] => Array.from({ length: count }, () => verdict)
  return { clock, breakers, run, times }
}

describe('a breaker', () => {
  it('opens at half of twenty, not before', () => {
    const { breakers, run, times } = setUp()
    run([...times(10, 'success'), ...times(9, 'failure')])
    expect(() => breakers.check('campaigns/status')).not.toThrow()
    run(['failure'])
    expect(() => breakers.check('campaigns/status')).toThrow(expect.objectContaining(refusal))
    expect(() => breakers.check('leads/search')).not.toThrow()
    expect(breakers.anyOpen()).toBe(true)
  })

  it('forgets what is older than 30 s', async () => {
    const { clock, breakers, run, times } = setUp()
    run(times(15, 'failure'))
    await clock.advance(30_001)
    run(times(5, 'failure'))
    expect(breakers.anyOpen()).toBe(false)
  })

  it('opens at five timeouts in a row only', () => {
    const { breakers, run, times } = setUp()
    run([...times(4, 'timeout'), 'success', ...times(4, 'timeout')])
    expect(breakers.anyOpen()).toBe(false)
    run(['timeout'])
    expect(breakers.anyOpen()).toBe(true)
  })

  it('lets one probe through after 10 s and closes on its success', async () => {
    const { clock, breakers, run, times } = setUp()
    run(times(5, 'timeout'))
    await clock.advance(9_999)
    expect(() => breakers.enter('campaigns/search')).toThrow()
    await clock.advance(1)
    const settle = breakers.enter('campaigns/search')
    expect(() => breakers.enter('campaigns/search')).toThrow()
    settle('success')
    expect(breakers.anyOpen()).toBe(false)
    run(times(4, 'timeout'))
    expect(breakers.anyOpen()).toBe(false)
  })

  it('opens for another 10 s when the probe fails, and gives the probe back when its caller leaves', async () => {
    const { clock, breakers, run, times } = setUp()
    run(times(5, 'timeout'))
    await clock.advance(10_000)
    breakers.enter('campaigns/search')('void')
    breakers.enter('campaigns/search')('failure')
    await clock.advance(9_999)
    expect(() => breakers.check('campaigns/search')).toThrow()
    await clock.advance(1)
    expect(() => breakers.check('campaigns/search')).not.toThrow()
  })
})

describe('the client behind an open breaker', () => {
  it('fails a write at once without sending it, and recovers with one probe', async () => {
    let isUp = false
    // The burst is spent by then, so whoever queued first would wait for a turn.
    const limits = { maxRps: 0.1, burst: 20 }
    const client = testClient(() => (isUp ? json({ success: true }) : new Response('', { status: 503 })), limits)
    for (let n = 0; n < 20; n++) await client.convoso.campaigns.setActive('7', false).catch(() => undefined)
    expect(client.seen).toHaveLength(20)
    await expect(client.convoso.campaigns.setActive('7', false)).rejects.toMatchObject(refusal)
    expect(client.seen).toHaveLength(20)
    expect(client.convoso.health()).toMatchObject({ breakerOpen: true, lastSuccessAt: null })
    isUp = true
    await client.clock.advance(10_000)
    await client.convoso.campaigns.setActive('7', false)
    expect(client.convoso.health()).toMatchObject({ breakerOpen: false, lastSuccessAt: '2026-03-03T18:00:10.000Z' })
    expect(JSON.stringify(client.convoso.health())).not.toContain(canaryToken)
  })

  it('does not count callers who leave', async () => {
    const client = testClient(() => new Promise(() => undefined))
    for (let n = 0; n < 30; n++) {
      const stop = new AbortController()
      const read = client.convoso.campaigns.search({ signal: stop.signal }).catch((error: unknown) => error)
      await client.clock.settle()
      stop.abort(new Error('left'))
      await read
      await client.clock.settle()
    }
    expect(client.seen).toHaveLength(30)
    expect(client.convoso.health()).toMatchObject({ breakerOpen: false, lastFailureAt: null })
  })

  it('does not count a "no" as a failure', async () => {
    const client = testClient(() => json({ success: false, code: 6004, text: '' }))
    for (let n = 0; n < 40; n++) await client.convoso.campaigns.setActive('7', false).catch(() => undefined)
    expect(client.seen).toHaveLength(40)
    expect(client.convoso.health().breakerOpen).toBe(false)
  })
})
