import { describe, expect, it } from 'vitest'
import { agentColumns, isFew, shownColumns, sortedAgents } from '@/lib/contracts/agent-columns-words'
import { measureFigure, ratioFigure } from '@/lib/contracts/figure-words'
import type { AgentRow } from '@/lib/contracts/performance'
import { noSums, type Sums } from '@/lib/contracts/performance-words'
import { callsLink } from './calls-link'
import { dayText, rangeText, shortKey } from './range-text'
import { agentSearchParams } from './search-params'
import { toExport } from './to-export'
import { filtersOf, toPerformance } from './to-performance'

const zone = 'America/Los_Angeles'
/** 10:30 on Tuesday, 3 March 2026. */
const frame = { zone, nowMs: Date.UTC(2026, 2, 3, 18, 30) }
const searchOf = (query: string) => agentSearchParams.read(new URLSearchParams(query))
const rowOf = (name: string, now: Partial<Sums> | null): AgentRow => ({ userId: name, name, now: now === null ? null : { ...noSums, ...now }, before: null, oddities: [] })

describe('the address of the page', () => {
  it('asks for today against the same weekday by itself', () => {
    const { query } = toPerformance(searchOf(''), frame)
    expect(query).toEqual({
      from: '2026-03-03T08:00:00.000Z', to: '2026-03-04T07:59:59.000Z', compare: 'weekdays', campaigns: [], lists: [], queues: [], users: [], statuses: [],
    })
  })

  it('takes any time in words, for the comparison too, and only what can be a filter', () => {
    const { query } = toPerformance(searchOf('when=2026-03-01..2026-03-02&compare=2026-02-01&campaign=7,0,x&status=NI,a b'), frame)
    expect(query).toMatchObject({ compare: '2026-02-01T08:00:00.000Z..2026-02-02T07:59:59.000Z', campaigns: ['7'], statuses: ['NI'] })
  })

  it.each([['when=soon', 'when'], ['when=before 2026-01-01', 'when'], ['compare=soon', 'compare']])('%s: says which part is not understood', (query, problem) => {
    expect(toPerformance(searchOf(query), frame)).toEqual({ query: null, problem })
  })
})

it('leads to the calls behind a number with the same filters', () => {
  const filters = { campaigns: ['7', '8'], lists: [], queues: ['5'], users: ['1', '2'], statuses: ['NI'] }
  const span = { from: '2026-03-03T08:00:00.000Z', to: '2026-03-03T18:29:59.000Z' }
  const ofAgent = callsLink({ ...span, filters, user: '2', statuses: ['SALE', 'NI'] })
  expect(ofAgent).toBe('/calls?from=2026-03-03T08:00:00.000Z&to=2026-03-03T18:29:59.000Z&user=2&campaign=7,8&queue=5&status=SALE,NI')
  expect(callsLink({ ...span, filters })).toContain('&user=1,2&')
})

describe('numbers', () => {
  it('are said in their own way, and so is their change', () => {
    const [calls, time] = [measureFigure('calls'), measureFigure('talkSeconds')]
    const [share, rate, each] = [
      ratioFigure({ numerator: 'talkSeconds', denominator: 'totalSeconds' }),
      ratioFigure({ numerator: 'calls', denominator: 'totalSeconds' }),
      ratioFigure({ numerator: 'talkSeconds', denominator: 'humans' }),
    ]
    expect([calls.text(1_843), time.text(108_010), share.text(0.39434), rate.text(12.34), each.text(65.9), rate.text(0.166), rate.text(0)]).toEqual(['1,843', '30:00:10', '39.4 %', '12.3', '0:01:05', '0.17', '0.0'])
    expect([calls.change(110, 100), calls.change(5, 0), calls.change(0, 0), share.change(0.38, 0.4), time.change(100, 100)]).toEqual(['+10 %', 'new', '±0 %', '−2.0 pt', '±0 %'])
  })
})

describe('stretches in words', () => {
  it.each([
    ['2026-03-03T08:00:00.000Z', '2026-03-03T18:29:59.000Z', 'Tue, Mar 3, 2026, 00:00–10:30'],
    ['2026-03-03T08:00:00.000Z', '2026-03-04T07:59:59.000Z', 'Tue, Mar 3, 2026'],
    ['2026-03-08T08:00:00.000Z', '2026-03-09T06:59:59.000Z', 'Sun, Mar 8, 2026'],
    ['2026-03-02T08:00:00.000Z', '2026-03-04T07:59:59.000Z', 'Mon, Mar 2, 2026 – Tue, Mar 3, 2026'],
    ['2026-03-02T20:00:00.000Z', '2026-03-04T07:59:59.000Z', 'Mon, Mar 2, 2026, 12:00 – Tue, Mar 3, 2026, 24:00'],
  ])('%s to %s', (from, to, words) => {
    expect(rangeText({ from, to }, zone)).toBe(words)
  })

  it('name days and hours shortly on an axis', () => {
    expect([dayText('2026-11-21'), shortKey('2026-11-01'), shortKey('2026-11-01 01')]).toEqual(['Sat, Nov 21, 2026', 'Nov 1', '01:00'])
  })
})

describe('the table', () => {
  const columns = agentColumns([{ id: 'x', name: 'Reach', numerator: 'contacts', denominator: 'humans', createdBy: 'Ada', createdAt: '' }])
  const rows = [rowOf('Bo', { calls: 5, contacts: 1, humans: 2 }), rowOf('Al', { calls: 9, contacts: null }), rowOf('Cy', null)]
  const columnOf = (id: string) => columns.find((column) => column.id === id) ?? null

  it('puts whoever has no value last in both directions', () => {
    const order = (id: string, direction: 'asc' | 'desc') => sortedAgents(rows, { column: columnOf(id), direction }).map(({ name }) => name).join('')
    expect([order('calls', 'desc'), order('calls', 'asc'), order('r-x', 'asc'), order('none', 'asc')]).toEqual(['AlBoCy', 'BoAlCy', 'BoAlCy', 'AlBoCy'])
  })

  it('shows what managers defined unless columns were chosen', () => {
    expect(shownColumns(columns, []).map(({ id }) => id)).toContain('r-x')
    expect(shownColumns(columns, ['calls']).map(({ id }) => id)).toEqual(['calls'])
    expect(rows.map((row) => isFew(row, 6))).toEqual([true, false, true])
  })

  it('goes into a file with its columns in their order, of the very stretches that are shown', () => {
    const range = { from: '2026-03-03T08:00:00.000Z', to: '2026-03-03T18:29:59.000Z', hours: 10.5, isRunning: true }
    const compare = { from: '2026-02-24T08:00:00.000Z', to: '2026-02-24T18:29:59.000Z', hours: 10.5 }
    const read = { begunAt: '2026-03-03T18:30:01.000Z', answeredAt: '2026-03-03T18:30:02.000Z' }
    const table = { filters: filtersOf(searchOf('campaign=7')), search: searchOf('sort=calls&dir=asc'), columns: shownColumns(columns, ['calls', 'r-x']) }
    expect(toExport({ items: rows, range, compare, read }, table)).toEqual({
      kind: 'agents.export', columns: ['calls', 'r-x'], sort: 'calls', dir: 'asc', readAt: read.begunAt, rows: 3,
      query: { campaigns: ['7'], lists: [], queues: [], users: [], statuses: [], from: range.from, to: range.to, compare: `${compare.from}..${compare.to}` },
    })
    expect(toExport({ items: rows, range, compare: null, read }, table).query.compare).toBe('none')
  })
})
