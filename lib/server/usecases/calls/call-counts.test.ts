import { describe, expect, it } from 'vitest'
import type { CallHistogram } from '@/lib/contracts/calls'
import type { CallFilters, Page } from '@/lib/server/ports/dialer'
import type { Call } from '@/lib/contracts/calls'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { aCall } from '@/lib/testing/fake-person'
import { ctxFor, testDesk } from '../testing-desk'
import { getCallHistogram } from './get-call-histogram'
import { timeBuckets } from './time-buckets'

const nothing = { user: [], campaign: [], list: [], queue: [], status: [], type: [] }
const span = { from: '2026-03-02T08:00:00Z', to: '2026-03-03T07:59:59Z' }
const codes = ['SALE', 'NA', 'AA', 'NI', 'DROP']

async function desk(size: number) {
  const calls: Call[] = Array.from({ length: size }, (_, index) =>
    aCall({ id: String(index + 1), status: codes[index % 5] ?? 'NA', statusName: `Name of ${codes[index % 5]}`, phone: '8185550199', startedAt: toInstant(Date.UTC(2026, 2, 3, 7, 59, 59) - Math.floor(index / 3) * 2_000) }),
  )
  const state = { reads: 0, failing: false }
  const search = async (filters: CallFilters): Promise<{ data: Page<Call>; begunAt: string; answeredAt: string }> => {
    state.reads += 1
    await Promise.resolve()
    if (state.failing) throw new Error('no line')
    const found = calls.filter(({ startedAt }) => startedAt !== null && startedAt >= filters.from && startedAt <= filters.to)
    const { offset = 0, limit = 500 } = filters
    return { data: { items: found.slice(offset, offset + limit), total: found.length, offset, limit }, begunAt: '', answeredAt: '' }
  }
  const test = await testDesk()
  return { state, calls, clock: test.clock, ctx: ctxFor({ ...test.desk, dialer: { ...test.dialer, calls: { search } } }, 'viewer') }
}

async function counted(ctx: Parameters<typeof getCallHistogram>[0], query = {}): Promise<CallHistogram[]> {
  const parts: CallHistogram[] = []
  const signal = new AbortController().signal
  for await (const part of await getCallHistogram(ctx, { ...nothing, ...span, ...query, signal })) parts.push(part)
  return parts
}

describe('calls by outcome over time', () => {
  it('is complete over 60,000 calls, told as it grows, and holds nobody’s number', async () => {
    const { ctx, calls, state } = await desk(60_000)
    const parts = await counted(ctx)
    const last = parts.at(-1)
    if (last === undefined) throw new Error('nothing was counted')
    expect(last).toMatchObject({ state: 'done', counted: 60_000, total: 60_000, problem: null, notes: [] })
    expect(last.outcomes.map(({ code, calls: sum }) => [code, sum]).toSorted()).toEqual(codes.map((code) => [code, 12_000]).toSorted())
    for (const [bar, row] of last.bars.entries()) {
      const [begin, end] = [last.edges[bar] ?? '', last.edges[bar + 1] ?? '']
      for (const [place, { code }] of last.outcomes.entries()) {
        expect(row[place]).toBe(calls.filter(({ startedAt, status }) => status === code && (startedAt ?? '') >= begin && (startedAt ?? '') < end).length)
      }
    }
    expect(parts.length).toBeGreaterThan(20)
    expect(parts.every((part, index) => index === 0 || part.counted >= (parts[index - 1]?.counted ?? 0))).toBe(true)
    expect(JSON.stringify(parts)).not.toContain('8185550199')
    expect(state.reads).toBeLessThanOrEqual(122)
  }, 60_000)

  it('is read once for all who look, and not again for a part of it', async () => {
    const { ctx, state } = await desk(3_000)
    const [one, other] = await Promise.all([counted(ctx), counted(ctx)])
    const reads = state.reads
    expect(reads).toBeLessThanOrEqual(8)
    expect(one.at(-1)).toEqual(other.at(-1))
    const part = await counted(ctx, { from: '2026-03-03T07:30:00Z', to: '2026-03-03T07:44:59Z' })
    expect(state.reads).toBe(reads)
    expect(part.at(-1)).toMatchObject({ state: 'done', counted: 1_350, total: 1_350 })
  })

  it('tells what stands when the line breaks, and goes on from there for the next who asks', async () => {
    const { ctx, state } = await desk(2_000)
    const parts: CallHistogram[] = []
    for await (const part of await getCallHistogram(ctx, { ...nothing, ...span, signal: new AbortController().signal })) {
      parts.push(part)
      if (part.counted > 600) state.failing = true
    }
    expect(parts.at(-1)).toMatchObject({ state: 'failed' })
    expect(parts.at(-1)?.problem).not.toBeNull()
    const before = state.reads
    state.failing = false
    expect((await counted(ctx)).at(-1)).toMatchObject({ state: 'done', counted: 2_000, problem: null })
    expect(state.reads - before).toBeLessThanOrEqual(4)
  })

  it('asks before it reads more than 100,000 calls, and says what it takes', async () => {
    const { ctx, state } = await desk(100_600)
    const asked = await counted(ctx)
    expect(asked.at(-1)).toMatchObject({ state: 'asks', total: 100_600, reads: 202 })
    expect(state.reads).toBe(1)
    const leaving = new AbortController()
    for await (const { state: now, counted: calls } of await getCallHistogram(ctx, { ...nothing, ...span, go: '1', signal: leaving.signal })) {
      expect(now).toBe('counting')
      if (calls > 2_000) leaving.abort()
    }
    expect(state.reads).toBeGreaterThan(4)
  }, 60_000)

  it('stops reading when nobody looks any more', async () => {
    const { ctx, state } = await desk(5_000)
    const leaving = new AbortController()
    for await (const part of await getCallHistogram(ctx, { ...nothing, ...span, signal: leaving.signal })) if (part.counted > 0) leaving.abort()
    const reads = state.reads
    await Promise.resolve()
    expect(state.reads).toBeLessThanOrEqual(reads + 1)
    expect(state.reads).toBeLessThan(6)
  })

  it('refuses a search for a person to who may not look people up', async () => {
    const { ctx } = await desk(10)
    await expect(getCallHistogram(ctx, { ...nothing, ...span, s: 'k'.repeat(20), signal: new AbortController().signal })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the bars', () => {
  const zone = 'America/Los_Angeles'
  const lengths = (from: string, to: string) => {
    const edges = timeBuckets({ from, to }, zone).map(fromInstant)
    return edges.slice(1).map((edge, index) => (edge - (edges[index] ?? 0)) / 60_000)
  }

  it('are quarters of an hour over a day, of 23 and 25 hours too', () => {
    expect(lengths('2026-03-02T08:00:00Z', '2026-03-03T07:59:59Z')).toEqual(Array.from({ length: 96 }, () => 15))
    expect(lengths('2026-03-08T08:00:00Z', '2026-03-09T06:59:59Z')).toEqual(Array.from({ length: 92 }, () => 15))
    // A day of 25 hours would have 100 of them.
    expect(lengths('2026-11-01T07:00:00Z', '2026-11-02T07:59:59Z')).toEqual(Array.from({ length: 25 }, () => 60))
  })

  it('are days of the zone over a quarter of a year', () => {
    const days = lengths('2026-02-01T08:00:00Z', '2026-04-15T06:59:59Z')
    expect(days).toHaveLength(73)
    expect(days.filter((minutes) => minutes !== 1_440)).toEqual([1_380])
  })

  it('begin with the one that holds the first moment and end with the one that holds the last', () => {
    const edges = timeBuckets({ from: '2026-03-02T17:07:00.000Z', to: '2026-03-02T19:12:30.000Z' }, zone)
    expect([edges[0], edges.at(-1)]).toEqual(['2026-03-02T17:05:00.000Z', '2026-03-02T19:15:00.000Z'])
  })
})
