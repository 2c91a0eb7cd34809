import { describe, expect, it } from 'vitest'
import type { AgentPerformance } from '@/lib/contracts/agents'
import type { Disposition } from '@/lib/contracts/dispositions'
import { performanceQuery } from '@/lib/contracts/performance'
import { AppError } from '@/lib/server/core/errors'
import { makeNamedStatuses } from '../status-meanings/named-statuses'
import { ctxFor, testDesk } from '../testing-desk'
import { comparePerformance } from './compare-performance'

type Input = { from?: string; to?: string; statuses?: string[] }
type Answer = (input: Input) => AgentPerformance[]

const rowOf = (userId: string, changes: Partial<AgentPerformance> = {}): AgentPerformance => ({
  userId, name: `Agent ${userId}`, calls: 10, machines: 4, humans: 6, talkSeconds: 100, waitSeconds: 50, pauseSeconds: 30, wrapSeconds: 20, totalSeconds: 200, ...changes,
})
const statusOf = (code: string, contact: boolean, success = false): Disposition => ({
  code, name: code, contact, success, final: true, reached: contact, dnc: false, callback: false, voicemail: false,
})

/** 10:30:20 on Tuesday, 3 March 2026 in the account's zone. */
const nowMs = Date.UTC(2026, 2, 3, 18, 30, 20)
const today = { from: '2026-03-03T08:00:00.000Z', to: '2026-03-04T07:59:59.000Z' }

async function floor(answer: Answer, statuses: Disposition[] = [statusOf('SALE', true, true), statusOf('NI', true), statusOf('AM', false)]) {
  const { desk, clock, dialer } = await testDesk()
  await clock.advance(nowMs - clock.now())
  const asked: Input[] = []
  dialer.agents.performance = (input) => {
    asked.push(input)
    const at = new Date(clock.now()).toISOString()
    return Promise.resolve().then(() => ({ data: answer(input), begunAt: at, answeredAt: at }))
  }
  dialer.dispositions.search = () => Promise.resolve({ data: statuses, begunAt: today.from, answeredAt: today.from })
  const ctx = ctxFor({ ...desk, namedStatuses: makeNamedStatuses({ dialer, clock }) }, 'viewer')
  const compare = (changes: Record<string, unknown> = {}) => comparePerformance(ctx, performanceQuery.parse({ ...today, ...changes }))
  return { compare, asked }
}

const spans = (asked: Input[]) => [...new Set(asked.map(({ from, to }) => `${from}..${to}`))]

describe('what is compared', () => {
  it('is today up to the last full minute with the same weekday last week up to the same time', async () => {
    const { compare, asked } = await floor(() => [rowOf('1')])
    const answer = await compare()
    expect(answer.range).toEqual({ from: today.from, to: '2026-03-03T18:29:59.000Z', hours: 10.5, isRunning: true })
    expect(answer.compare).toEqual({ from: '2026-02-24T08:00:00.000Z', to: '2026-02-24T18:29:59.000Z', hours: 10.5 })
    expect(spans(asked)).toEqual(['2026-03-03T08:00:00.000Z..2026-03-03T18:29:59.000Z', '2026-02-24T08:00:00.000Z..2026-02-24T18:29:59.000Z'])
  })

  it('is the same for all who ask within one minute, whatever they call its end', async () => {
    const { compare, asked } = await floor(() => [])
    for (const to of ['2026-03-03T18:30:00.000Z', '2026-03-03T18:30:19.990Z', '2026-03-03T18:30:20.000Z', today.to]) await compare({ to, compare: 'none' })
    expect(spans(asked)).toEqual(['2026-03-03T08:00:00.000Z..2026-03-03T18:29:59.000Z'])
    expect((await compare({ to: '2026-03-03T18:29:59.000Z' })).range.isRunning).toBe(false)
  })

  it.each([
    ['three days: the same three weekdays before', '2026-02-24T08:00:00.000Z', '2026-02-27T07:59:59.000Z', 'weekdays', '2026-02-17T08:00:00.000Z', 168],
    ['ten days: two weeks earlier', '2026-02-10T08:00:00.000Z', '2026-02-20T07:59:59.000Z', 'weekdays', '2026-01-27T08:00:00.000Z', 336],
    ['the days right before', '2026-02-24T08:00:00.000Z', '2026-02-27T07:59:59.000Z', 'previous', '2026-02-21T08:00:00.000Z', 72],
    ['the hours right before', '2026-02-24T12:00:00.000Z', '2026-02-24T12:59:59.000Z', 'previous', '2026-02-24T11:00:00.000Z', 1],
  ])('%s', async (_, from, to, compare, expected, hoursEarlier) => {
    const answer = await (await floor(() => [])).compare({ from, to, compare })
    expect(answer.compare?.from).toBe(expected)
    expect(Date.parse(to) - Date.parse(answer.compare?.to ?? '')).toBe(hoursEarlier * 3_600_000)
  })

  it('keeps to the wall clock over the change of the clocks', async () => {
    // Sunday, 8 March 2026, has 23 hours.
    const { compare } = await floor(() => [])
    const day = await compare({ from: '2026-03-08T08:00:00.000Z', to: '2026-03-09T06:59:59.000Z' })
    expect(day.range.hours).toBe(23)
    expect(day.compare).toEqual({ from: '2026-03-01T08:00:00.000Z', to: '2026-03-02T07:59:59.000Z', hours: 24 })
    const longDay = await compare({ from: '2026-11-01T07:00:00.000Z', to: '2026-11-02T07:59:59.000Z' })
    expect([longDay.range.hours, longDay.compare?.hours]).toEqual([25, 24])
  })

  it('can be one’s own choice, which must be a span', async () => {
    const { compare } = await floor(() => [])
    const own = await compare({ compare: '2026-01-05T08:00:00Z..2026-01-06T07:59:59Z' })
    expect(own.compare?.from).toBe('2026-01-05T08:00:00.000Z')
    expect((await compare({ compare: 'none' })).compare).toBeNull()
    await expect(compare({ compare: '2026-01-06T08:00:00Z..2026-01-05T08:00:00Z' })).rejects.toMatchObject({ code: 'invalid_request' })
    expect(performanceQuery.safeParse({ ...today, compare: 'yesterday' }).success).toBe(false)
  })
})

describe('contacts and successes', () => {
  it('are Convoso’s own calls by disposition; what nobody sorted is counted apart', async () => {
    const calls: Record<string, number> = { 'NI,SALE': 3, AM: 5, SALE: 1, '': 10 }
    const { compare, asked } = await floor(({ statuses = [] }) => [rowOf('1', { calls: calls[statuses.join()] ?? 0 })])
    const answer = await compare({ compare: 'none' })
    expect(answer.floor.now).toMatchObject({ calls: 10, contacts: 3, successes: 1, unsorted: 2 })
    expect(answer.meanings).toEqual({ source: 'convoso', contactCodes: ['NI', 'SALE'], successCodes: ['SALE'], problem: null })
    expect(asked.map(({ statuses }) => statuses?.join())).toEqual(['', 'NI,SALE', 'AM', 'SALE'])
  })

  it('stay inside the chosen dispositions, and ask for none that are not chosen', async () => {
    const { compare, asked } = await floor(({ statuses = [] }) => (statuses.join() === 'AM' ? [rowOf('1', { calls: 5 })] : []))
    const answer = await compare({ compare: 'none', statuses: ['AM'] })
    expect(answer.floor.now).toMatchObject({ calls: 5, contacts: 0, successes: 0, unsorted: 0 })
    expect(asked.map(({ statuses }) => statuses?.join())).toEqual(['AM', 'AM'])
  })

  it('are not known when nothing is sorted, or when Convoso ignores the filter', async () => {
    const unsorted = await (await floor(() => [rowOf('1')], [])).compare({ compare: 'none' })
    expect(unsorted.floor.now).toMatchObject({ calls: 10, contacts: null, successes: null, unsorted: 10 })
    expect(unsorted.meanings.problem).toContain('No disposition has a meaning yet')
    const ignored = await (await floor(() => [rowOf('1', { calls: 400 })])).compare({ compare: 'none' })
    expect(ignored.floor.now).toMatchObject({ calls: 400, contacts: null, successes: null, unsorted: null })
    expect(ignored.meanings.problem).toContain('other dispositions than those asked for')
  })
})

describe('odd answers', () => {
  it('no agents at all is an empty floor, not a failure', async () => {
    const answer = await (await floor(() => [])).compare()
    expect(answer.items).toEqual([])
    expect(answer.floor.now).toMatchObject({ calls: 0, totalSeconds: 0 })
  })

  it('agents who are missing on one side keep their row', async () => {
    const { compare } = await floor(({ from }) => (from === today.from ? [rowOf('1')] : [rowOf('2')]))
    const answer = await compare({ users: ['1', '2', '3'] })
    expect(answer.items.map(({ userId, now, before }) => [userId, now !== null, before !== null])).toEqual([['1', true, false], ['2', false, true], ['3', false, false]])
  })

  it('what does not add up is shown as it came, and said', async () => {
    const rows = [rowOf('1', { totalSeconds: 201 }), rowOf('2', { timesMissing: true, talkSeconds: 0 }), rowOf('3', { calls: 9 }), rowOf('4', { talkSeconds: 108_000, totalSeconds: 108_100 })]
    const answer = await (await floor(() => rows)).compare({ compare: 'none' })
    expect(answer.items.map(({ oddities }) => oddities)).toEqual([['times-differ'], ['times-missing'], ['calls-differ'], []])
    expect(answer.items[3]?.now).toMatchObject({ talkSeconds: 108_000 })
  })

  it('a comparison that fails fails alone', async () => {
    const { compare } = await floor(({ from }) => {
      if (from === today.from) return [rowOf('1')]
      throw new AppError('upstream_unavailable', 'Convoso did not answer.')
    })
    const answer = await compare()
    expect([answer.items.length, answer.floor.before, answer.compareProblem]).toEqual([1, null, 'Convoso did not answer.'])
    const failing = await floor(() => {
      throw new AppError('upstream_unavailable', 'Convoso did not answer.')
    })
    await expect(failing.compare()).rejects.toMatchObject({ code: 'upstream_unavailable' })
  })
})
