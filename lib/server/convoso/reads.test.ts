import { describe, expect, it } from 'vitest'
import { sample } from '@/lib/testing/sample'
import { json, ok, testClient, type TestClient } from './test-client'

const good = () => ok(sample('campaigns-search/official'))

/** A client whose answers wait until the test lets them go. */
function heldClient(overrides: Parameters<typeof testClient>[1] = {}) {
  const gates: (() => void)[] = []
  const client: TestClient = testClient(async ({ path }) => {
    await new Promise<void>((open) => gates.push(open))
    return path === 'campaigns/search' ? good() : json({ success: true })
  }, overrides)
  const open = async (index: number) => {
    await client.clock.settle()
    gates[index]?.()
    await client.clock.settle()
  }
  return { ...client, open }
}

describe('reads at the same time', () => {
  it('share one request', async () => {
    const { convoso, seen, open } = heldClient()
    const reads = Array.from({ length: 20 }, () => convoso.campaigns.search())
    await open(0)
    const answers = await Promise.all(reads)
    expect(seen).toHaveLength(1)
    expect(new Set(answers.map((answer) => answer.begunAt)).size).toBe(1)
  })

  it('do not share when they ask for different things', async () => {
    const client = testClient(() => ok(sample('lists-search/official')))
    const { search } = client.convoso.lists
    await Promise.all([search({ active: true }), search({ active: false }), search({ active: true, id: '5' })])
    expect(client.seen).toHaveLength(3)
  })

  it('join only a request that began at or after begunAfter', async () => {
    const { convoso, clock, seen, open } = heldClient()
    const early = convoso.campaigns.search()
    await clock.advance(100)
    const begunAfter = clock.now()
    const late = convoso.campaigns.search({ begunAfter })
    await clock.settle()
    expect(seen).toHaveLength(2)
    const joined = convoso.campaigns.search({ begunAfter })
    await open(0)
    await open(1)
    expect(Date.parse((await early).begunAt)).toBeLessThan(begunAfter)
    expect(Date.parse((await late).begunAt)).toBeGreaterThanOrEqual(begunAfter)
    expect((await joined).begunAt).toBe((await late).begunAt)
    expect(seen).toHaveLength(2)
  })

  it('take the begin from the wire, not from the queue', async () => {
    const { convoso, clock, open } = heldClient({ maxInFlight: 1 })
    const first = convoso.campaigns.setActive('7', true)
    await clock.settle()
    const queued = convoso.campaigns.search()
    await clock.advance(500)
    const joined = convoso.campaigns.search({ begunAfter: clock.now() })
    await clock.advance(500)
    await open(0)
    await first
    await open(1)
    expect((await queued).begunAt).toBe('2026-03-03T18:00:01.000Z')
    expect((await joined).begunAt).toBe('2026-03-03T18:00:01.000Z')
  })

  it('survive the abort of one caller; the last one ends the request', async () => {
    const { convoso, seen, open } = heldClient()
    const [a, b] = [new AbortController(), new AbortController()]
    const first = convoso.campaigns.search({ signal: a.signal })
    const second = convoso.campaigns.search({ signal: b.signal })
    a.abort(new Error('a left'))
    await expect(first).rejects.toThrow('a left')
    await open(0)
    expect((await second).data).toHaveLength(2)

    const third = convoso.campaigns.search({ signal: b.signal })
    await Promise.resolve()
    b.abort(new Error('b left'))
    await expect(third).rejects.toThrow('b left')
    const fourth = convoso.campaigns.search()
    await open(2)
    await open(1)
    await fourth
    expect(seen.length).toBeGreaterThanOrEqual(2)
  })

  it('promote a background read that a person joins', async () => {
    const order: string[] = []
    const client = testClient(({ path }) => {
      order.push(path)
      return path === 'campaigns/search' ? good() : json({ success: true, data: { available_agents: 1, logged_in_agents: 1 } })
    }, { maxRps: 1, burst: 1 })
    const all = [
      client.convoso.agents.floor({ campaignIds: ['1'] }),
      client.convoso.agents.floor({ campaignIds: ['2'] }, { priority: 'background' }),
      client.convoso.campaigns.search({ priority: 'background' }),
      client.convoso.campaigns.search(),
    ]
    await client.clock.advance(10_000)
    await Promise.all(all)
    expect(order).toEqual(['user-activity/search', 'campaigns/search', 'user-activity/search'])
  })
})

describe('the short memory', () => {
  it('answers only within maxAgeMs of the begin, and never by default', async () => {
    const { convoso, clock, seen } = testClient(good)
    await convoso.campaigns.search()
    await clock.advance(1000)
    await convoso.campaigns.search({ maxAgeMs: 1000 })
    expect(seen).toHaveLength(1)
    await convoso.campaigns.search()
    expect(seen).toHaveLength(2)
    await clock.advance(1001)
    await convoso.campaigns.search({ maxAgeMs: 1000 })
    expect(seen).toHaveLength(3)
  })

  it('does not answer with what began before begunAfter', async () => {
    const { convoso, clock, seen } = testClient(good)
    await convoso.campaigns.search()
    await clock.advance(10)
    const read = await convoso.campaigns.search({ maxAgeMs: 60_000, begunAfter: clock.now() })
    expect(seen).toHaveLength(2)
    expect(Date.parse(read.begunAt)).toBe(clock.now())
  })

  it('is emptied by a write to the noun and by no other', async () => {
    const client = testClient(({ path }) => (path === 'campaigns/search' ? good() : json({ success: true })))
    const count = () => client.seen.filter((each) => each.path === 'campaigns/search').length
    await client.convoso.campaigns.search()
    await client.convoso.lists.update('5', { active: false })
    await client.convoso.campaigns.search({ maxAgeMs: 60_000 })
    expect(count()).toBe(1)
    await client.convoso.campaigns.setActive('7', true)
    await client.convoso.campaigns.search({ maxAgeMs: 60_000 })
    expect(count()).toBe(2)
  })

  it('is emptied by a write that failed without an answer, too', async () => {
    const client = testClient(({ path }) => (path === 'campaigns/search' ? good() : new Response('', { status: 500 })))
    await client.convoso.campaigns.search()
    await client.convoso.campaigns.setActive('7', true).catch(() => undefined)
    await client.convoso.campaigns.search({ maxAgeMs: 60_000 })
    expect(client.seen.map((each) => each.path)).toEqual(['campaigns/search', 'campaigns/status', 'campaigns/search'])
  })

  it('keeps nothing of a read that a write overtook, nor lets later callers join it', async () => {
    const { convoso, seen, open } = heldClient()
    const overtaken = convoso.campaigns.search()
    await Promise.resolve()
    const write = convoso.campaigns.setActive('7', true)
    await open(1)
    await write
    const fresh = convoso.campaigns.search({ maxAgeMs: 60_000 })
    await open(0)
    await overtaken
    await open(2)
    await fresh
    expect(seen.map((each) => each.path)).toEqual(['campaigns/search', 'campaigns/status', 'campaigns/search'])
    await convoso.campaigns.search({ maxAgeMs: 60_000 })
    expect(seen).toHaveLength(3)
  })

  it('keeps nothing of a read that began while a write was under way', async () => {
    const { convoso, seen, open } = heldClient()
    const write = convoso.campaigns.setActive('7', true)
    await open(1)
    const during = convoso.campaigns.search()
    await open(1)
    await during
    await open(0)
    await write
    const after = convoso.campaigns.search({ maxAgeMs: 60_000 })
    await open(2)
    await after
    expect(seen.map((each) => each.path)).toEqual(['campaigns/status', 'campaigns/search', 'campaigns/search'])
  })

  it('keeps nothing of a read that was answered after the write it was overtaken by', async () => {
    const { convoso, seen, open } = heldClient()
    const overtaken = convoso.campaigns.search()
    await Promise.resolve()
    const write = convoso.campaigns.setActive('7', true)
    await open(1)
    await write
    await open(0)
    await overtaken
    const after = convoso.campaigns.search({ maxAgeMs: 60_000 })
    await open(2)
    await after
    expect(seen).toHaveLength(3)
  })

  it('keeps the answer that began last, whichever came last', async () => {
    const { convoso, clock, open } = heldClient()
    const early = convoso.campaigns.search()
    await clock.advance(100)
    const late = convoso.campaigns.search({ begunAfter: clock.now() })
    await open(1)
    await open(0)
    await early
    expect((await convoso.campaigns.search({ maxAgeMs: 60_000 })).begunAt).toBe((await late).begunAt)
  })

  it('does not remember failures', async () => {
    let count = 0
    const client = testClient(() => (count++ === 0 ? ok('<html>') : good()))
    await expect(client.convoso.campaigns.search({ maxAgeMs: 60_000 })).rejects.toMatchObject({ code: 'upstream_unreadable' })
    expect((await client.convoso.campaigns.search({ maxAgeMs: 60_000 })).data).toHaveLength(2)
  })

  it('holds 200 answers and lets the least used go', async () => {
    const client = testClient(() => json({ success: true, data: { available_agents: 1, logged_in_agents: 1 } }))
    const read = (n: number) => client.convoso.agents.floor({ campaignIds: [String(n)] }, { maxAgeMs: 60_000 })
    for (let n = 1; n <= 200; n++) await read(n)
    await read(1)
    await read(201)
    expect(client.seen).toHaveLength(201)
    await read(1)
    expect(client.seen).toHaveLength(201)
    await read(2)
    expect(client.seen).toHaveLength(202)
  })

  it('holds 16 MB of answers', async () => {
    const padding = 'x'.repeat(3 * 1024 * 1024)
    const client = testClient(() => json({ success: true, data: { available_agents: 1, logged_in_agents: 1, padding } }))
    const read = (n: number) => client.convoso.agents.floor({ campaignIds: [String(n)] }, { maxAgeMs: 60_000 })
    for (let n = 1; n <= 6; n++) await read(n)
    await read(6)
    expect(client.seen).toHaveLength(6)
    await read(1)
    expect(client.seen).toHaveLength(7)
  })
})
