import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { performanceQuery, trendQuery, type PerformanceFilters, type TrendPoint } from '@/lib/contracts/performance'
import { addSums, type Sums } from '@/lib/contracts/performance-words'
import { makeConvoso } from '@/lib/server/convoso/make-convoso'
import { makeLog } from '@/lib/server/core/log'
import { comparePerformance } from '@/lib/server/usecases/agents/compare-performance'
import { getTrend } from '@/lib/server/usecases/agents/get-trend'
import { makePerformanceMemory } from '@/lib/server/usecases/agents/performance-memory'
import type { Ctx } from '@/lib/server/usecases/desk'
import { makeNamedStatuses } from '@/lib/server/usecases/status-meanings/named-statuses'
import { ctxFor, testDesk } from '@/lib/server/usecases/testing-desk'
import type { Account } from '@/lib/sandbox/core/account'
import { openSandbox, type Sandbox } from '@/lib/sandbox/sandbox'
import { formatInZone } from '@/lib/shared/zone-stamp'
import { fakeClock } from '@/lib/testing/fake-clock'
import { fakeStore } from '@/lib/testing/fake-store'

/** Zones whose clocks change by an hour, by half an hour, at midnight, in the other half of the year, and never. */
const zones = ['America/Los_Angeles', 'America/Denver', 'Europe/London', 'Australia/Lord_Howe', 'America/Havana', 'America/Santiago', 'America/Phoenix', 'Asia/Kolkata',
  'Pacific/Kiritimati'] as const
const year = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2027, 0, 1) }
const [hourMs, dayMs] = [3_600_000, 86_400_000]
const statuses = ['SALE', 'CALLBK', 'NI', 'AM', 'ODD'] as const
/** ODD has no row in `status/search`: nobody knows what it means. */
const meaning: Record<string, { contact: boolean; success: boolean }> = {
  SALE: { contact: true, success: true }, CALLBK: { contact: true, success: false }, NI: { contact: true, success: false }, AM: { contact: false, success: false },
}

type OwnCall = { user: number; campaign: number; list: number; queue: number | null; status: string; at: number; visibleAt: number; machine: 0 | 1; times: [number, number, number, number] }
type World = { zone: string; account: Account; calls: OwnCall[]; turns: number[] }

let sandbox: Sandbox
let worlds: World[]

beforeAll(() => {
  sandbox = openSandbox({ dir: ':memory:', accounts: zones.map((zone, index) => ({ token: `token-of-zone-${index}`, id: `zone-${index}`, zone, sizes: 'empty' })) })
  worlds = zones.map((zone, index) => {
    const account = sandbox.account(`token-of-zone-${index}`)
    if (account === undefined) throw new Error('the account is missing')
    return furnish({ zone, account, calls: [], turns: turnsOf(zone) }, index)
  })
})
afterAll(() => sandbox.close())

/** The moments at which the zone's clocks change; for one that never does, any midday. */
function turnsOf(zone: string): number[] {
  const offset = (at: number) => Date.parse(`${formatInZone(new Date(at).toISOString(), zone).replace(' ', 'T')}Z`) - at
  const turns: number[] = []
  for (let at = year.from; at < year.to; at += hourMs / 2) if (offset(at) !== offset(at + hourMs / 2)) turns.push(at + hourMs / 2)
  return turns.length > 0 ? turns : [Date.UTC(2026, 5, 15, 12)]
}

function furnish(world: World, seed: number): World {
  const { db } = world.account
  let state = seed + 1
  const upTo = (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
  for (const id of [1, 2, 3]) db.exec(`INSERT INTO campaigns VALUES (${id}, 'c${id}', 'Campaign ${id}', 1, '${world.zone}', NULL, 1, 0.3)`)
  for (const id of [11, 12, 13]) db.exec(`INSERT INTO lists (id, uid, campaign_id, name, active, created_at) VALUES (${id}, 'l${id}', 1, 'List ${id}', 1, 0)`)
  for (const id of [5, 6]) db.exec(`INSERT INTO queues VALUES (${id}, 'Queue ${id}', 1)`)
  for (const id of [31, 32, 33, 34, 35]) db.exec(`INSERT INTO users VALUES (${id}, 'u${id}', 'a${id}@example.com', 'Agent', '${id}', 1, 1, 0, NULL, '0', ${id}, 'day', 1, 1)`)
  for (const [code, { contact, success }] of Object.entries(meaning)) db.exec(`INSERT INTO statuses VALUES ('${code}', '${code}', 1, 1, ${Number(success)}, 0, 0, ${Number(contact)}, 0, 'fff')`)
  const insert = db.prepare(`INSERT INTO calls VALUES (NULL, 1, ?, ?, ?, ?, '1', '1', '1', ?, 'OUTBOUND', ?, 60, 'AGENT', 1, NULL, 0, ?, ?, ?, ?, ?, ?, NULL)`)
  for (let count = 0; count < 1_500; count += 1) {
    const turn = (world.turns[count % world.turns.length] ?? 0) / 1_000
    const spread = count % 3 === 0 ? 6 * 3_600 : 25 * 86_400
    const at = Math.floor(turn) + upTo(spread) - Math.floor(spread / 2)
    const call: OwnCall = {
      user: 31 + upTo(5), campaign: 1 + upTo(3), list: 11 + upTo(3), queue: [null, 5, 6][upTo(3)] ?? null, status: statuses[upTo(5)] ?? 'ODD', at,
      visibleAt: at + 63, machine: upTo(4) === 0 ? 1 : 0, times: [upTo(30_000), upTo(600), upTo(300), upTo(200)],
    }
    insert.run(call.list, call.campaign, call.user, call.queue, call.status, call.at, call.machine, ...call.times, call.visibleAt)
    world.calls.push(call)
  }
  return world
}

async function ctxOf({ zone, account }: World, nowMs: number): Promise<Ctx> {
  account.clock.set(nowMs / 1_000, true)
  const clock = fakeClock(nowMs)
  const { desk } = await testDesk()
  const dialer = makeConvoso({
    apiUrl: 'http://127.0.0.1/v1', token: account.token, timeZone: zone, statusEncoding: '1/0', maxRps: 1_000, burst: 1_000, maxInFlight: 6, clock,
    log: makeLog('silent'), fetch: sandbox.fetch,
  })
  const own = { dialer, clock, store: fakeStore(), performance: makePerformanceMemory(), namedStatuses: makeNamedStatuses({ dialer, clock }) }
  return ctxFor({ ...desk, ...own, environment: { ...desk.environment, timeZone: zone } }, 'viewer')
}

type Recount = { filters: PerformanceFilters; span: { from: string; to: string }; nowMs: number }

function recount({ calls }: World, { filters, span, nowMs }: Recount): Map<string, Sums> {
  const isAsked = (wanted: readonly string[], id: number | string | null) => wanted.length === 0 || wanted.includes(String(id))
  const byAgent = new Map<string, Sums[]>()
  for (const call of calls) {
    const isInside = call.at >= Math.floor(Date.parse(span.from) / 1_000) && call.at <= Math.floor(Date.parse(span.to) / 1_000) && call.visibleAt <= nowMs / 1_000
    const isMatching = isAsked(filters.campaigns, call.campaign) && isAsked(filters.lists, call.list) && isAsked(filters.queues, call.queue)
      && isAsked(filters.users, call.user) && isAsked(filters.statuses, call.status)
    if (isInside && isMatching) byAgent.set(String(call.user), [...(byAgent.get(String(call.user)) ?? []), sumsOf(call)])
  }
  return new Map([...byAgent].map(([user, sums]) => [user, addSums(sums)]))
}

function sumsOf({ machine, status, times: [talk, wait, pause, wrap] }: OwnCall): Sums {
  const meant = meaning[status]
  return {
    calls: 1, machines: machine, humans: 1 - machine, talkSeconds: talk, waitSeconds: wait, pauseSeconds: pause, wrapSeconds: wrap, totalSeconds: talk + wait + pause + wrap,
    contacts: Number(meant?.contact === true), successes: Number(meant?.success === true), unsorted: Number(meant === undefined),
  }
}

const ids = (...all: string[]) => fc.subarray(all, { minLength: 0, maxLength: 2 })
const asked = fc.record({
  world: fc.nat(zones.length - 1),
  turn: fc.nat(3),
  /** Seconds from the change of the clocks; some right inside the hour that comes twice. */
  start: fc.oneof(fc.integer({ min: -9_000, max: 9_000 }), fc.integer({ min: -20 * 86_400, max: 20 * 86_400 })),
  length: fc.oneof(fc.nat(9_000), fc.nat(15 * 86_400)),
  /** Where the present lies within the range; beyond 1 it is over. */
  now: fc.constantFrom(0.5, 2, 2, 2),
  compare: fc.constantFrom('none', 'weekdays', 'previous'),
  filters: fc.record({ campaigns: ids('1', '2', '3'), lists: ids('11', '12', '13'), queues: ids('5', '6'), users: ids('31', '32', '33'), statuses: ids(...statuses) }),
})

const settings = { numRuns: 200, seed: 20_261_121 }

describe('performance through the client, against the sandbox’s own calls', () => {
  it('equals a recount for 200 random ranges, filters and zones', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ world: index, turn, start, length, now, compare, filters }) => {
        const { world, from, to, nowMs } = spanOf({ index, turn, start, length, now })
        const answer = await comparePerformance(await ctxOf(world, nowMs), performanceQuery.parse({ from, to, compare, ...filters }))
        expect(answer.meanings.problem).toBeNull()
        expect(Date.parse(answer.range.from)).toBeLessThanOrEqual(Date.parse(from))
        expect(Date.parse(answer.range.from)).toBeGreaterThan(Date.parse(from) - hourMs - 1_000)
        const known = answer.items.flatMap((row) => (row.now === null ? [] : [[row.userId, row.now] as const]))
        expect(new Map(known)).toEqual(recount(world, { filters, span: answer.range, nowMs }))
        expect(answer.floor.now).toEqual(addSums(known.map(([, sums]) => sums)))
        const before = answer.items.flatMap((row) => (row.before === null ? [] : [[row.userId, row.before] as const]))
        expect(new Map(before)).toEqual(answer.compare === null ? new Map() : recount(world, { filters, span: answer.compare, nowMs }))
      }),
      settings,
    )
  }, 60_000)

  it('has a trend whose days and hours leave out nothing and count nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(asked, fc.constantFrom('day' as const, 'hour' as const), fc.constantFrom(undefined, '1'), async ({ filters, ...choice }, by, contacts) => {
        const { world, from, to, nowMs } = spanOf({ ...choice, index: choice.world, length: by === 'hour' ? choice.length % 86_400 : choice.length })
        const signal = new AbortController().signal
        const parts = await getTrend(await ctxOf(world, nowMs), { ...trendQuery.parse({ from, to, by, contacts, ...filters }), signal })
        const points: TrendPoint[] = []
        for await (const part of parts) if (part.kind === 'point') points.push(part)
        for (const point of points) {
          const own = addSums([...recount(world, { filters, span: point, nowMs }).values()])
          expect(point.problem).toBeNull()
          expect(point.sums).toEqual({ ...own, contacts: contacts === undefined ? null : own.contacts, successes: null, unsorted: null })
        }
        const ordered = points.toSorted((a, b) => a.from.localeCompare(b.from))
        for (const [place, point] of ordered.slice(1).entries()) expect(Date.parse(point.from)).toBe(Date.parse(ordered[place]?.to ?? '') + 1_000)
        expect(ordered.at(0)?.from.localeCompare(new Date(from).toISOString()) ?? 0).toBeLessThanOrEqual(0)
      }),
      { ...settings, numRuns: 60 },
    )
  }, 60_000)
})

it('has in its trend, day by day, the contacts that the table has of that day', async () => {
  const { world, from, to, nowMs } = spanOf({ index: 0, turn: 0, start: -4 * 86_400, length: 9 * 86_400, now: 2 })
  const ctx = await ctxOf(world, nowMs)
  const signal = new AbortController().signal
  for (const pass of ['asked', 'kept']) {
    const parts = await Array.fromAsync(await getTrend(ctx, { ...trendQuery.parse({ from, to, contacts: '1' }), signal }))
    const points = parts.flatMap((part) => (part.kind === 'point' ? [part] : []))
    for (const point of points) {
      const table = await comparePerformance(ctx, performanceQuery.parse({ from: point.from, to: point.to, compare: 'none' }))
      expect([point.floor?.contacts, point.floor?.calls]).toEqual([table.floor.now.contacts, table.floor.now.calls])
    }
    expect(points.reduce((sum, { floor }) => sum + (floor?.contacts ?? 0), 0)).toBeGreaterThan(100)
    expect(parts.at(-1)).toMatchObject({ asked: pass === 'kept' ? 0 : 2 * points.length, failed: 0 })
  }
})

type Choice = { index: number; turn: number; start: number; length: number; now: number }

function spanOf({ index, turn, start, length, now }: Choice): { world: World; from: string; to: string; nowMs: number } {
  const world = worlds[index]
  if (world === undefined) throw new Error('there is no such world')
  const fromMs = (world.turns[turn % world.turns.length] ?? 0) + start * 1_000
  const nowMs = now > 1 ? year.to + 60 * dayMs : fromMs + length * 1_000 * now
  return { world, from: new Date(fromMs).toISOString(), to: new Date(fromMs + length * 1_000).toISOString(), nowMs }
}
