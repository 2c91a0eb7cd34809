import { describe, expect, it } from 'vitest'
import type { AgentRow, DayCall, TrendPart, TrendPoint } from '@/lib/contracts/performance'
import { noSums, type Sums } from '@/lib/contracts/performance-words'
import { standingsOf } from './page/against-floor'
import { hourTicks, kindOf, outcomesOf, placedCalls } from './page/day-view'
import { agentEntries } from './palette-entries'
import { pointSentence } from './trend-table'
import { trendDrawing, trendProgress, trendStretch, withoutContacts } from './trend-view'

const zone = 'America/Los_Angeles'
const callOf = (id: string, changes: Partial<DayCall> = {}): DayCall => ({
  id, startedAt: '2026-03-03T20:00:00.000Z', seconds: 60, status: 'NI', statusName: 'Not interested', contact: true, campaignName: null, ...changes,
})
const day = { from: '2026-03-03T08:00:00.000Z', to: '2026-03-04T07:59:59.000Z' }

describe('a day call by call', () => {
  it('places each call by its moment and length, the narrow ones too', () => {
    const items = [callOf('1'), callOf('2', { seconds: null }), callOf('3', { startedAt: null }), callOf('4', { startedAt: '2026-03-04T07:59:30.000Z', seconds: 3_600 })]
    const placed = placedCalls({ items, ...day })
    expect(placed.map(({ call, left, width }) => [call.id, left, Math.round(width * 86_400)])).toEqual([['1', 0.5, 60], ['2', 0.5, 0], ['4', expect.closeTo(0.99965, 4), 30]])
  })

  it('has its hours where the clock has them, also when it jumps', () => {
    expect(hourTicks(day, zone).map(({ label }) => label)).toEqual(['00:00', '03:00', '06:00', '09:00', '12:00', '15:00', '18:00', '21:00'])
    const short = hourTicks({ from: '2026-03-08T08:00:00.000Z', to: '2026-03-09T06:59:59.000Z' }, zone)
    expect(short[1]).toEqual({ label: '03:00', at: 2 / 23 })
  })

  it('counts outcomes and tells what nobody sorted from what is no contact', () => {
    const items = [callOf('1'), callOf('2', { status: 'AM', statusName: null, contact: false }), callOf('3', { status: 'AM', statusName: null, contact: false }), callOf('4', { status: 'X', contact: null })]
    expect(outcomesOf(items).map(({ code, name, calls }) => [code, name, calls])).toEqual([['AM', 'AM', 2], ['NI', 'Not interested', 1], ['X', 'Not interested', 1]])
    expect(items.map(kindOf)).toEqual(['contact', 'other', 'other', 'unsorted'])
  })
})

describe('a trend', () => {
  const sums: Sums = { ...noSums, calls: 20, talkSeconds: 1_800, waitSeconds: 1_800, totalSeconds: 3_600 }
  const pointOf = (key: string, changes: Partial<TrendPoint> = {}): TrendPoint => ({
    kind: 'point', key, from: `${key}T08:00:00.000Z`, to: `${key}T09:00:00.000Z`, hours: 24, sums, floor: sums, agents: 2, state: 'kept', readAt: `${key}T10:00:00.000Z`, problem: null,
    bands: { callsPerHour: { low: 1, median: 2, high: 3, count: 4 }, talkShare: null, contactRate: { low: 0.1, median: 0.2, high: 0.3, count: 4 } }, ...changes,
  })

  it('goes back from the last day that has begun', () => {
    const frame = { to: '2026-03-04T07:59:59.000Z', nowMs: Date.UTC(2026, 2, 3, 18), zone }
    expect(trendStretch('14', frame)).toEqual({ from: '2026-02-18T08:00:00.000Z', to: frame.to, by: 'day' })
    expect(trendStretch('hours', { ...frame, to: '2026-03-20T07:59:59.000Z' }).from).toBe('2026-03-03T08:00:00.000Z')
  })

  it('is in order however its points came, and counts what is missing', () => {
    const parts: TrendPart[] = [
      { kind: 'plan', points: 3, kept: 1, now: '' }, pointOf('2026-03-02'), pointOf('2026-03-03', { state: 'failed', sums: null, readAt: null }), pointOf('2026-03-01', { state: 'fresh' }),
    ]
    const progress = trendProgress(parts)
    expect(progress.points.map(({ key }) => key)).toEqual(['2026-03-01', '2026-03-02', '2026-03-03'])
    expect(progress).toMatchObject({ planned: 3, failed: 1, isDone: false, readAt: '2026-03-01T10:00:00.000Z' })
    expect(trendProgress([...parts, { kind: 'end', asked: 2, failed: 1, now: '' }])).toMatchObject({ isDone: true, asked: 2 })
  })

  it('draws gaps as gaps and a rate from sums', () => {
    const points = [pointOf('2026-03-01'), pointOf('2026-03-02', { sums: null, floor: null })]
    expect(trendDrawing(points, 'callsPerHour', null).marks.map(({ values, band }) => [values.own, band])).toEqual([[20, [1, 3]], [null, [1, 3]]])
    expect(trendDrawing(points, 'time', null).marks[0]?.values).toEqual({ talk: 0.5, wait: 0.5, wrap: 0, pause: 0 })
    const ticks = (['callsPerHour', 'talkShare', 'time'] as const).map((measure) => trendDrawing(points, measure, null).format(measure === 'talkShare' ? 0.0225 : 1.35))
    expect(ticks).toEqual(['1.35', '2.25 %', '1.35 h'])
    expect(trendDrawing(points, 'talkShare', 'The agent').series.map(({ label }) => label)).toEqual(['The agent', 'All agents together'])
  })

  it('draws contacts where they are known, their rate over calls, and tells which points lack them', () => {
    const known = { ...sums, contacts: 5 }
    const points = [pointOf('2026-03-01', { sums: known, floor: known }), pointOf('2026-03-02', { sums: { ...sums, contacts: null } }), pointOf('2026-03-03', { sums: null, floor: null })]
    const ownOf = (measure: 'contacts' | 'contactRate') => trendDrawing(points, measure, null).marks.map(({ values, band }) => [values.own, band])
    expect(ownOf('contacts')).toEqual([[5, null], [null, null], [null, null]])
    expect(ownOf('contactRate')).toEqual([[0.25, [0.1, 0.3]], [null, [0.1, 0.3]], [null, [0.1, 0.3]]])
    expect(trendDrawing(points, 'contacts', 'The agent').series.map(({ label, kind }) => [label, kind])).toEqual([['The agent', 'bar']])
    expect(withoutContacts(points).map(({ key }) => key)).toEqual(['2026-03-02'])
    expect(pointSentence(points[0] ?? pointOf('none'))).toContain('5 contacts (25.0 %)')
  })
})

it('an agent stands beside those with enough calls, also without any of his own', () => {
  const rowOf = (userId: string, calls: number): AgentRow => ({ userId, name: userId, now: { ...noSums, calls, totalSeconds: 3_600 }, before: null, oddities: [] })
  const [perHour] = standingsOf([rowOf('1', 10), rowOf('2', 30), rowOf('3', 1)], { userId: '3', few: 5 })
  expect([perHour?.own, perHour?.band]).toEqual([1, { low: 15, median: 20, high: 25, count: 2 }])
  expect(standingsOf([rowOf('1', 10)], { userId: '9', few: 5 })[0]?.own).toBeNull()
})

it('the palette knows agents by name and id', () => {
  expect(agentEntries({ items: [{ id: '7', name: 'Ann Lee', active: false }] })).toEqual([
    { id: 'agent-7', group: 'Agents', label: 'Agent Ann Lee', yields: true, effect: 'Opens the numbers of Ann Lee, who is not active any more.', keywords: '7', href: '/agents/7' },
  ])
})
