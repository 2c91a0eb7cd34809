import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sample } from '@/lib/testing/sample'
import { backoffMs, makeRetryBudget, retryAfterSeconds } from './retry'
import { json, ok, testClient } from './test-client'

const now = Date.UTC(2026, 2, 3, 18, 0, 0)
const good = () => ok(sample('campaigns-search/official'))
const down = (headers: Record<string, string> = {}, status = 503) => new Response('', { status, headers })

describe('the arithmetic', () => {
  it('jitters fully below 250 ms · 2^n, capped at 5 s', () => {
    expect([0, 1, 2, 3, 9].map((retry) => backoffMs(retry, () => 1))).toEqual([250, 500, 1000, 2000, 5000])
    expect(backoffMs(3, () => 0)).toBe(0)
  })

  it.each([
    ['2', 2],
    [' 86400 ', 86_400],
    ['Tue, 03 Mar 2026 18:00:07 GMT', 7],
    ['Tue, 03 Mar 2026 17:00:00 GMT', 0],
    ['-5', null],
    ['soon', null],
    ['1.5', null],
    ['', null],
    [null, null],
  ])('reads Retry-After %s as %s', (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds)
  })

  it('keeps retries at a tenth of the requests beyond the first five', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 500 }), (steps) => {
        const budget = makeRetryBudget()
        let requests = 0
        let retries = 0
        for (const isRequest of steps) {
          if (isRequest) {
            requests += 1
            budget.earn()
          } else if (budget.spend()) retries += 1
        }
        expect(retries).toBeLessThanOrEqual(5 + requests / 10 + 1e-6)
      }),
    )
  })
})

describe('a read', () => {
  it('is tried three times with growing waits, and its stamp is that of the last attempt', async () => {
    const client = testClient(({ at }) => (at < now + 300 ? down() : good()))
    const read = client.convoso.campaigns.search()
    await client.clock.advance(1000)
    expect(await read).toMatchObject({ begunAt: '2026-03-03T18:00:00.375Z' })
    expect(client.seen.map((each) => each.at - now)).toEqual([0, 125, 375])
  })

  it('obeys Retry-After up to 30 s, in both forms', async () => {
    for (const header of ['3', 'Tue, 03 Mar 2026 18:00:03 GMT']) {
      const client = testClient(({ at }) => (at === now ? down({ 'retry-after': header }, 429) : good()))
      const read = client.convoso.campaigns.search()
      await client.clock.advance(2_999)
      expect(client.seen).toHaveLength(1)
      await client.clock.advance(1)
      await read
      expect(client.seen).toHaveLength(2)
    }
  })

  it('fails at once with the time when asked to wait longer', async () => {
    const client = testClient(() => down({ 'retry-after': '86400' }, 429))
    await expect(client.convoso.campaigns.search()).rejects.toMatchObject({ code: 'upstream_busy', details: { retryAfterSeconds: 86_400 } })
    expect(client.seen).toHaveLength(1)
  })

  it('stops waiting when its caller leaves', async () => {
    const client = testClient(() => down())
    const stop = new AbortController()
    const read = client.convoso.campaigns.search({ signal: stop.signal })
    await client.clock.settle()
    stop.abort(new Error('left'))
    await expect(read).rejects.toThrow('left')
    await client.clock.advance(10_000)
    expect(client.seen).toHaveLength(1)
    expect(client.clock.sleepers()).toBe(0)
  })

  it('does not multiply the load of an upstream that is down', async () => {
    const client = testClient(({ path }) => (path === 'users/search' ? good() : down()))
    for (const day of Array.from({ length: 15 }, (_, n) => n + 1)) {
      const read = client.convoso.callbacks.search({ leadId: String(day) }).catch(() => undefined)
      await client.clock.advance(5_000)
      await read
    }
    expect(client.seen.length).toBeLessThanOrEqual(15 + 5 + 2)
  })
})

it('a write is sent once, whatever comes back', async () => {
  const client = testClient(() => down({ 'retry-after': '1' }))
  const write = client.convoso.campaigns.setActive('7', true).catch((error: unknown) => error)
  await client.clock.advance(60_000)
  expect(await write).toMatchObject({ code: 'upstream_unavailable', details: { sent: 'maybe' } })
  expect(client.seen).toHaveLength(1)
})

it('a refusal is not tried again', async () => {
  const client = testClient(() => json({ success: false, code: 5001, text: '' }))
  await expect(client.convoso.campaigns.search()).rejects.toMatchObject({ code: 'upstream_auth' })
  expect(client.seen).toHaveLength(1)
})
