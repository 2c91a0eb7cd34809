import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Call } from '@/lib/contracts/calls'
import type { CallFilters, Page } from '@/lib/server/ports/dialer'
import { aCall } from '@/lib/testing/fake-person'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { formatInZone, parseInZone } from '@/lib/shared/zone-stamp'
import { ctxFor, testDesk } from '../testing-desk'
import { readCallWindows, type CallWindow } from './read-call-windows'

const zones = ['America/Los_Angeles', 'Asia/Kolkata', 'Australia/Lord_Howe'] as const
const lastOffset = 40_000
type Row = { id: string; status: string; at: number }
type Told = Row & { stamp: string; call: Call }
type Upstream = { rows: Told[]; zone: string; compares: 'stamps' | 'moments'; order: 'kept' | 'ignored'; largestOffset: number; reads: number; asked: CallFilters[] }

/** A call log by the documents: stamps of the account's clock on the wire, pages of 500, nothing beyond 40,000. */
function answer(upstream: Upstream, filters: CallFilters): Page<Call> {
  const { zone, compares } = upstream
  const { offset = 0, limit = 500 } = filters
  upstream.reads += 1
  upstream.asked.push(filters)
  upstream.largestOffset = Math.max(upstream.largestOffset, offset)
  if (offset > lastOffset) throw new Error('asked beyond the end of the log')
  const [from, to] = [formatInZone(filters.from, zone), formatInZone(filters.to, zone)]
  const momentOf = (stamp: string, edge: 'first' | 'last'): number => {
    const first = fromInstant(parseInZone(stamp, zone) ?? '')
    if (edge === 'first') return first
    return [3_600_000, 1_800_000].map((step) => first + step).find((at) => formatInZone(toInstant(at), zone) === stamp) ?? first
  }
  const [begin, end] = [momentOf(from, 'first'), momentOf(to, 'last')]
  const isIn = ({ at, stamp }: Told): boolean => (compares === 'stamps' ? stamp >= from && stamp <= to : at >= begin && at <= end + 999)
  const found = upstream.rows.filter((row) => isIn(row) && (filters.statuses === undefined || filters.statuses.includes(row.status)))
  return { items: found.slice(offset, offset + limit).map(({ call }) => call), total: found.length, offset, limit }
}

const rowAt = (at: number, index: number): Row => ({ id: String(index + 1), status: index % 3 === 0 ? 'SALE' : 'NA', at })

async function reading(upstream: Upstream) {
  const test = await testDesk()
  const search = (filters: CallFilters) => Promise.resolve({ data: answer(upstream, filters), begunAt: '', answeredAt: '' })
  const desk = { ...test.desk, dialer: { ...test.dialer, calls: { search } }, environment: { ...test.desk.environment, timeZone: upstream.zone } }
  return ctxFor(desk, 'manager')
}

type Manner = Pick<Upstream, 'zone' | 'compares' | 'order'>

function upstreamOf(rows: readonly Row[], changes: Partial<Manner> = {}): Upstream {
  const manner: Manner = { zone: 'America/Los_Angeles', compares: 'stamps', order: 'kept', ...changes }
  const told = rows.map((row): Told => {
    const stamp = formatInZone(toInstant(row.at), manner.zone)
    return { ...row, stamp, call: aCall({ id: row.id, status: row.status, startedAt: parseInZone(stamp, manner.zone) }) }
  })
  const isOlder = manner.compares === 'stamps' ? (a: Told, b: Told) => a.stamp < b.stamp : (a: Told, b: Told) => a.at < b.at
  const sorted = told.toSorted((a, b) => (isOlder(a, b) ? 1 : isOlder(b, a) ? -1 : Number(b.id) - Number(a.id)))
  return { ...manner, rows: manner.order === 'kept' ? sorted : told, largestOffset: 0, reads: 0, asked: [] }
}

async function collect(windows: AsyncIterable<CallWindow>): Promise<{ ids: string[]; windows: CallWindow[] }> {
  const all: CallWindow[] = []
  for await (const window of windows) all.push(window)
  return { ids: all.flatMap(({ calls }) => calls.map(({ id }) => id)), windows: all }
}

const hour = 3_600_000
const day = 24 * hour

describe('readCallWindows', () => {
  it('loses and doubles nothing, whatever the spread, the zone and the upstream’s idea of a doubled hour', async () => {
    // Around the days on which clocks are set back and forth: 2026-11-01 and -03-08 in Los Angeles, 2026-04-05 on Lord Howe.
    const starts = [Date.UTC(2026, 10, 1), Date.UTC(2026, 2, 8), Date.UTC(2026, 3, 4), Date.UTC(2026, 5, 1)]
    const property = fc.asyncProperty(
      fc.constantFrom(...starts),
      fc.constantFrom(...zones),
      fc.constantFrom('stamps' as const, 'moments' as const),
      fc.constantFrom('kept' as const, 'ignored' as const),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 2 * day }), fc.constantFrom(1, 2, 700)), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 0, max: day }),
      fc.integer({ min: 0, max: day }),
      async (start, zone, compares, order, bursts, after, length) => {
        const rows = bursts.flatMap(([offset, count]) => Array.from({ length: count }, (_, index) => start + offset + (count > 100 ? index * 40 : 0))).map(rowAt)
        const upstream = upstreamOf(rows, { zone, compares, order })
        const [from, to] = [start + after, start + after + length]
        const { ids } = await collect(readCallWindows(await reading(upstream), {}, { from: toInstant(from), to: toInstant(to) }))
        expect(new Set(ids).size).toBe(ids.length)
        const found = new Set(ids)
        const wanted = rows.filter(({ at }) => at >= Math.floor(from / 1000) * 1000 && at <= to)
        expect(wanted.filter(({ id }) => !found.has(id))).toEqual([])
        // A stamp of a doubled hour may be of either pass; anything else outside has no place in the answer.
        const strays = rows.filter(({ id, at }) => found.has(id) && (at < from - hour - 1000 || at > to + hour))
        expect(strays).toEqual([])
      },
    )
    await fc.assert(property, { numRuns: 60 })
  }, 60_000)

  it('reads 60,000 calls with the first rows after one read, never near the end of the log, and remembers no more than a second', async () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => rowAt(Date.UTC(2026, 2, 3, 8) + Math.floor(index / 7) * 1000, index))
    const upstream = upstreamOf(rows)
    const windows = readCallWindows(await reading(upstream), {}, { from: '2026-03-01T00:00:00Z', to: '2026-03-09T00:00:00Z' })
    const first = await windows.next()
    expect(first.value).toMatchObject({ total: 60_000, unread: null })
    expect(upstream.reads).toBe(1)
    const rest = await collect(windows)
    const ids = [...(first.done === true ? [] : first.value.calls.map(({ id }) => id)), ...rest.ids]
    expect(new Set(ids).size).toBe(60_000)
    expect(ids).toHaveLength(60_000)
    expect(upstream.largestOffset).toBeLessThan(10)
    expect(upstream.reads).toBeLessThanOrEqual(122)
    expect(rest.windows.at(-1)).toMatchObject({ next: null, unread: null, covered: '2026-03-01T00:00:00Z' })
  }, 30_000)

  it('goes on exactly where a cursor says, also inside a second', async () => {
    const rows = Array.from({ length: 1_700 }, (_, index) => rowAt(Date.UTC(2026, 2, 3, 8) + Math.floor(index / 450) * 1000, index))
    const ctx = await reading(upstreamOf(rows))
    const span = { from: '2026-03-03T00:00:00Z', to: '2026-03-04T00:00:00Z' }
    const whole = await collect(readCallWindows(ctx, {}, span))
    for (const [place, { next }] of whole.windows.entries()) {
      if (next === null) continue
      const rest = await collect(readCallWindows(ctx, {}, { ...span, start: next }))
      expect(rest.ids).toEqual(whole.windows.slice(place + 1).flatMap(({ calls }) => calls.map(({ id }) => id)))
    }
    expect(whole.ids).toHaveLength(1_700)
  })

  it('tells the one second of which the log shows only a part, and reads on before it', async () => {
    const crowded = Array.from({ length: 41_000 }, (_, index) => rowAt(Date.UTC(2026, 2, 3, 8), index))
    const rows = [...crowded, rowAt(Date.UTC(2026, 2, 3, 7), 50_000), rowAt(Date.UTC(2026, 2, 3, 9), 50_001)]
    const { ids, windows } = await collect(readCallWindows(await reading(upstreamOf(rows)), {}, { from: '2026-03-03T00:00:00Z', to: '2026-03-04T00:00:00Z' }))
    expect(ids).toEqual(expect.arrayContaining(['50001', '50002']))
    const holes = windows.flatMap(({ unread }) => unread ?? [])
    expect(holes[0]).toMatchObject({ from: '2026-03-03T08:00:00.000Z', to: '2026-03-03T08:00:00.000Z' })
  }, 30_000)

  it('halves the time of an upstream that keeps no order, and still loses nothing of 45,000', async () => {
    const rows = Array.from({ length: 45_000 }, (_, index) => rowAt(Date.UTC(2026, 2, 1) + ((index * 7_919) % 86_400) * 1000, index))
    const upstream = upstreamOf(rows, { order: 'ignored' })
    const { ids, windows } = await collect(readCallWindows(await reading(upstream), {}, { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' }))
    expect(new Set(ids).size).toBe(45_000)
    expect(Math.max(...windows.map(({ calls }) => calls.length))).toBeLessThanOrEqual(5_000)
  }, 30_000)

  it('says when the upstream counted more than it answered with', async () => {
    const upstream = upstreamOf([rowAt(Date.UTC(2026, 2, 3, 8), 0)])
    const ctx = await reading(upstream)
    const search = ctx.dialer.calls.search
    ctx.dialer.calls.search = async (filters) => {
      const read = await search(filters)
      return { ...read, data: { ...read.data, items: (filters.offset ?? 0) > 0 ? [] : read.data.items, total: 3 } }
    }
    const { windows } = await collect(readCallWindows(ctx, {}, { from: '2026-03-03T00:00:00Z', to: '2026-03-04T00:00:00Z' }))
    expect(windows.at(-1)?.unread?.sentence).toBe('Convoso counted 3 calls and answered with 1 of them.')
  })

  it('shows nobody else’s calls: a filter that the upstream ignores is applied here or refuses the whole page', async () => {
    const rows = [0, 1, 2, 3].map((index) => rowAt(Date.UTC(2026, 2, 3, 8, index), index))
    const ctx = await reading(upstreamOf(rows))
    const search = ctx.dialer.calls.search
    ctx.dialer.calls.search = ({ statuses: _ignored, userIds: _too, ...filters }) => search(filters)
    const span = { from: '2026-03-03T00:00:00Z', to: '2026-03-04T00:00:00Z' }
    expect((await collect(readCallWindows(ctx, { statuses: ['SALE'] }, span))).ids).toEqual(['4', '1'])
    await expect(collect(readCallWindows(ctx, { userIds: ['99'] }, span))).rejects.toMatchObject({ code: 'upstream_unreadable' })
  })

  it('ends when it is left', async () => {
    const upstream = upstreamOf(Array.from({ length: 3_000 }, (_, index) => rowAt(Date.UTC(2026, 2, 3) + index * 1000, index)))
    for await (const { calls } of readCallWindows(await reading(upstream), {}, { from: '2026-03-03T00:00:00Z', to: '2026-03-04T00:00:00Z' })) {
      expect(calls).toHaveLength(500)
      break
    }
    expect(upstream.reads).toBe(1)
  })
})
