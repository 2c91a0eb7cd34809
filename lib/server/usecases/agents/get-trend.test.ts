import { describe, expect, it } from 'vitest'
import type { AgentPerformance } from '@/lib/contracts/agents'
import type { Disposition } from '@/lib/contracts/dispositions'
import { trendQuery, type TrendPart } from '@/lib/contracts/performance'
import { AppError } from '@/lib/server/core/errors'
import { makeNamedStatuses } from '../status-meanings/named-statuses'
import { ctxFor, testDesk } from '../testing-desk'
import { getTrend } from './get-trend'
import { makePerformanceMemory } from './performance-memory'
import { rereadDays } from './reread-days'

const dayMs = 86_400_000
/** 10:00 on Friday, 20 March 2026 in the account's zone. */
const startMs = Date.UTC(2026, 2, 20, 17)
const range = { from: '2026-03-11T07:00:00.000Z', to: '2026-03-21T06:59:59.000Z' }
const row: AgentPerformance = { userId: '1', name: 'Ada', calls: 10, machines: 4, humans: 6, talkSeconds: 1_000, waitSeconds: 500, pauseSeconds: 300, wrapSeconds: 200, totalSeconds: 2_000 }

const statusOf = (code: string, contact: boolean): Disposition => ({ code, name: code, contact, success: false, final: true, reached: contact, dnc: false, callback: false, voicemail: false })

/** `callsOf`: how many of the calls of the first agent end with those dispositions. */
type State = { isDown: boolean; calls: number; meanings: Disposition[]; callsOf: (statuses: string) => number }

async function trendDesk() {
  const test = await testDesk()
  const { clock, dialer } = test
  const desk = { ...test.desk, namedStatuses: makeNamedStatuses({ dialer, clock }) }
  await clock.advance(startMs - clock.now())
  const asked: string[] = []
  const state: State = { isDown: false, calls: 10, meanings: [statusOf('NI', true), statusOf('SALE', true), statusOf('AM', false)], callsOf: (statuses) => (statuses === 'NI,SALE' ? 3 : 7) }
  dialer.dispositions.search = () => Promise.resolve({ data: state.meanings, begunAt: range.from, answeredAt: range.from })
  dialer.agents.performance = (input, options) => {
    if (state.isDown) return Promise.reject(new AppError('upstream_unavailable', 'Convoso did not answer.'))
    expect(options?.priority).toBe('background')
    const statuses = input.statuses?.join() ?? ''
    asked.push([input.from?.slice(5, 10), input.campaignIds?.join(), statuses].filter((part) => part !== '').join(' '))
    const at = new Date(clock.now()).toISOString()
    if (statuses !== '') return Promise.resolve({ data: [{ ...row, calls: state.callsOf(statuses) }], begunAt: at, answeredAt: at })
    return Promise.resolve({ data: [{ ...row, calls: state.calls }, { ...row, userId: '2', name: 'Ben' }], begunAt: at, answeredAt: at })
  }
  const ask = async (changes: Record<string, unknown> = {}): Promise<TrendPart[]> => {
    asked.length = 0
    const parts: TrendPart[] = []
    const query = { ...trendQuery.parse({ ...range, ...changes }), signal: new AbortController().signal }
    for await (const part of await getTrend(ctxFor(desk, 'viewer'), query)) parts.push(part)
    return parts
  }
  return { ...test, desk, ask, asked, state }
}

const pointsOf = (parts: TrendPart[]) => parts.flatMap((part) => (part.kind === 'point' ? [part] : [])).toSorted((a, b) => a.key.localeCompare(b.key))
const statesOf = (parts: TrendPart[]) => pointsOf(parts).map(({ key, state }) => `${key.slice(8)} ${state}`)

describe('a trend by day', () => {
  it('asks each day once, the newest first, and keeps those that are 48 hours old', async () => {
    const { ask, asked, store } = await trendDesk()
    const parts = await ask()
    expect(parts[0]).toMatchObject({ kind: 'plan', points: 10, kept: 0 })
    expect(parts.at(-1)).toMatchObject({ kind: 'end', asked: 10, failed: 0 })
    expect(asked).toEqual(['03-20', '03-19', '03-18', '03-17', '03-16', '03-15', '03-14', '03-13', '03-12', '03-11'])
    const kept = await store.keptDays.between({ zone: 'America/Los_Angeles', fromDay: '2026-03-01', toDay: '2026-03-31', campaignIds: [''] })
    expect(kept.map(({ day }) => day).toSorted()).toEqual(['2026-03-11', '2026-03-12', '2026-03-13', '2026-03-14', '2026-03-15', '2026-03-16', '2026-03-17'])
  })

  it('asks a settled day never again, a young one after ten minutes, today after a minute', async () => {
    const { ask, asked, clock } = await trendDesk()
    await ask()
    expect(statesOf(await ask()).slice(-4)).toEqual(['17 kept', '18 fresh', '19 fresh', '20 running'])
    expect(asked).toEqual([])
    await clock.advance(61_000)
    await ask()
    expect(asked).toEqual(['03-20'])
    await clock.advance(600_000)
    await ask()
    expect(asked).toEqual(['03-20', '03-19', '03-18'])
  })

  it('asks a kept day once more when it is seven days old', async () => {
    const { ask, asked, clock, state } = await trendDesk()
    await ask()
    await clock.advance(3 * dayMs)
    state.calls = 12
    const again = await ask()
    // 11 and 12 March were seven days old at the first look, so those are final already.
    expect(asked.filter((day) => day <= '03-17')).toEqual(['03-15', '03-14', '03-13'])
    expect(pointsOf(again).find(({ key }) => key === '2026-03-15')?.floor?.calls).toBe(22)
    expect(pointsOf(again).find(({ key }) => key === '2026-03-12')?.floor?.calls).toBe(20)
    await ask()
    expect(asked.filter((day) => day <= '03-17')).toEqual([])
  })

  it('keeps each campaign apart, so that any selection is made from kept days', async () => {
    const { ask, asked } = await trendDesk()
    await ask({ campaigns: ['7', '8'] })
    expect(asked.length).toBe(20)
    const both = await ask({ campaigns: ['8', '7'] })
    expect(asked).toEqual([])
    expect(pointsOf(both)[0]?.floor?.calls).toBe(40)
    expect(pointsOf(both)[0]?.agents).toBe(2)
    await ask({ campaigns: ['8'] })
    expect(asked).toEqual([])
  })

  it('chooses agents among the kept rows and says the floor beside them', async () => {
    const { ask, asked } = await trendDesk()
    await ask()
    const [point] = pointsOf(await ask({ users: ['1'] }))
    expect(asked).toEqual([])
    expect([point?.sums?.calls, point?.floor?.calls, point?.bands.callsPerHour?.median]).toEqual([10, 20, 18])
  })

  it('never keeps the days of another filter in the store', async () => {
    const { ask, asked, store, desk } = await trendDesk()
    await ask({ statuses: ['SALE'] })
    expect(await store.keptDays.between({ zone: 'America/Los_Angeles', fromDay: '2026-03-01', toDay: '2026-03-31', campaignIds: [''] })).toEqual([])
    await ask({ statuses: ['SALE'] })
    expect(asked).toEqual([])
    await ask({ statuses: ['NI'] })
    expect(asked.length).toBe(10)
    expect(desk.performance.size()).toBe(2 * 10 * 2)
  })
})

describe('the contacts of a trend', () => {
  const contactsOf = (parts: TrendPart[]) => pointsOf(parts).map(({ floor }) => floor?.contacts)

  it('cost no request while nobody asks for them, one for each day once, and are kept with it', async () => {
    const { ask, asked, clock } = await trendDesk()
    expect(contactsOf(await ask())).toEqual(Array(10).fill(null))
    const parts = await ask({ contacts: '1' })
    expect(contactsOf(parts)).toEqual(Array(10).fill(3))
    expect(asked.toSorted()).toEqual(['11', '12', '13', '14', '15', '16', '17', '18', '19', '20'].map((day) => `03-${day} NI,SALE`))
    const again = await ask({ contacts: '1', users: ['1'] })
    expect(asked).toEqual([])
    expect(pointsOf(again)[0]).toMatchObject({ state: 'kept', sums: { contacts: 3, calls: 10 }, floor: { contacts: 3, calls: 20 }, bands: { contactRate: { median: 0.15, count: 2 } } })
    await clock.advance(3 * dayMs)
    await ask({ contacts: '1' })
    // Read once more at seven days, with their contacts.
    expect(asked.filter((day) => day.startsWith('03-13'))).toEqual(['03-13', '03-13 NI,SALE'])
    expect(asked.filter((day) => day.startsWith('03-12'))).toEqual([])
  })

  it('are asked for anew when a disposition means something else', async () => {
    const { ask, asked, state, clock } = await trendDesk()
    await ask({ contacts: '1' })
    state.meanings = [statusOf('NI', false), statusOf('SALE', true), statusOf('AM', false)]
    await clock.advance(dayMs)
    await ask({ contacts: '1', to: '2026-03-12T07:00:00.000Z' })
    expect(asked).toEqual(['03-12 SALE', '03-11 SALE'])
  })

  it('come of each campaign, and of the chosen dispositions alone', async () => {
    const { ask, asked } = await trendDesk()
    expect(contactsOf(await ask({ contacts: '1', campaigns: ['7', '8'] }))).toEqual(Array(10).fill(6))
    expect(contactsOf(await ask({ contacts: '1', statuses: ['AM'] }))).toEqual(Array(10).fill(0))
    expect(new Set(asked.map((each) => each.slice(6)))).toEqual(new Set(['AM']))
  })

  it('are not known, and say so, when Convoso ignores the filter, is down for them, or nothing is sorted', async () => {
    const { ask, asked, state, clock } = await trendDesk()
    state.callsOf = () => 20
    const ignored = await ask({ contacts: '1' })
    expect(pointsOf(ignored)[0]).toMatchObject({ floor: { calls: 20, contacts: null }, state: 'fresh' })
    expect(pointsOf(ignored)[0]?.problem).toContain('answered for other dispositions')
    expect(asked.filter((day) => day.startsWith('03-11'))).toEqual(['03-11', '03-11 NI,SALE', '03-11 AM'])
    await clock.advance(7 * 3_600_000)
    state.isDown = true
    expect(pointsOf(await ask({ contacts: '1' }))[0]).toMatchObject({ floor: { calls: 20, contacts: null }, problem: 'Convoso did not answer.' })
    state.isDown = false
    state.meanings = []
    await clock.advance(dayMs)
    expect(pointsOf(await ask({ contacts: '1' }))[0]).toMatchObject({ floor: { contacts: null }, problem: expect.stringContaining('Sort them in Settings') })
  })

  it('are all of the calls where really every call reached somebody', async () => {
    const { ask, state } = await trendDesk()
    state.callsOf = (statuses) => (statuses === 'AM' ? 0 : 20)
    expect(contactsOf(await ask({ contacts: '1' }))).toEqual(Array(10).fill(20))
  })
})

describe('a trend in trouble', () => {
  it('names the days that could not be read and shows the others', async () => {
    const { ask, state } = await trendDesk()
    await ask()
    state.isDown = true
    const parts = await ask({ from: '2026-03-10T07:00:00.000Z' })
    expect(parts.at(-1)).toMatchObject({ asked: 1, failed: 1 })
    expect(pointsOf(parts)[0]).toMatchObject({ key: '2026-03-10', state: 'failed', sums: null, problem: 'Convoso did not answer.' })
    expect(statesOf(parts).slice(1, 3)).toEqual(['11 kept', '12 kept'])
  })

  it('reads kept days anew when a manager wants it, and keeps the old ones until that succeeds', async () => {
    const { ask, asked, desk, state, store } = await trendDesk()
    await ask()
    await expect(rereadDays(ctxFor(desk, 'viewer'), { fromDay: '2026-03-11', toDay: '2026-03-12' })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await rereadDays(ctxFor(desk, 'manager'), { fromDay: '2026-03-11', toDay: '2026-03-12' })).toEqual({ days: 2 })
    expect(store.entries.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(['performance.reread attempted', 'performance.reread succeeded'])
    state.isDown = true
    expect(pointsOf(await ask())[0]).toMatchObject({ state: 'kept', problem: 'Convoso did not answer.', sums: { calls: 20 } })
    state.isDown = false
    await ask()
    expect(asked.filter((day) => day <= '03-12')).toEqual(['03-12', '03-11'])
    await ask()
    expect(asked).toEqual([])
  })

  it('refuses more days or hours than it can ask for', async () => {
    const { ask } = await trendDesk()
    await expect(ask({ from: '2024-03-10T07:00:00.000Z' })).rejects.toMatchObject({ code: 'invalid_request' })
    await expect(ask({ by: 'hour' })).rejects.toMatchObject({ code: 'invalid_request' })
  })

  it('asks nothing more once its reader has left', async () => {
    const { desk, asked } = await trendDesk()
    const trend = await getTrend(ctxFor(desk, 'viewer'), { ...trendQuery.parse(range), signal: new AbortController().signal })
    for await (const part of trend) if (part.kind === 'point') break
    expect(asked.length).toBeLessThan(6)
  })
})

it('the memory of other filters is bounded by its rows; what was not used for longest goes first', () => {
  const memory = makePerformanceMemory()
  const rows = Array.from({ length: 19_999 }, () => row)
  for (const key of ['a', 'b', 'c']) memory.put(key, { rows, askedAt: 0 })
  expect(memory.get('a')?.rows.length).toBe(19_999)
  memory.put('d', { rows, askedAt: 0 })
  expect(['a', 'b', 'c', 'd'].filter((key) => memory.get(key) !== undefined)).toEqual(['a', 'c', 'd'])
  expect(memory.size()).toBe(60_000)
})
