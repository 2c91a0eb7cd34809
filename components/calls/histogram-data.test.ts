import { describe, expect, it } from 'vitest'
import { barSentence, shareOfBar, tickEdges, tickLabel } from '@/components/charts/histogram-data'
import type { CallHistogram } from '@/lib/contracts/calls'
import { countingSentence, toHistogramData } from './histogram-data'

const zone = 'America/Los_Angeles'
const outcomes = ['NA', 'AA', 'SALE', 'NI', 'DROP', 'B', 'CB', 'DNC'].map((code, index) => ({ code, name: index === 0 ? 'No answer' : null, calls: 80 - index * 10 }))
const histogram: CallHistogram = {
  state: 'done',
  edges: ['2026-03-03T17:00:00.000Z', '2026-03-03T18:00:00.000Z', '2026-03-03T19:00:00.000Z'],
  outcomes,
  bars: [outcomes.map(({ calls }) => calls), outcomes.map(() => 1)],
  counted: 368, covered: null, total: 368, reads: 1, notes: [], problem: null, readAt: '2026-03-03T20:00:00.000Z',
}

describe('calls by outcome as bars', () => {
  it('names as many outcomes as can be told apart and keeps every call in the sum', () => {
    const data = toHistogramData(histogram)
    expect(data.series.map(({ label }) => label)).toEqual(['No answer', 'AA', 'SALE', 'NI', 'DROP', '3 other outcomes'])
    expect(new Set(data.series.map(({ look }) => look.name)).size).toBe(6)
    expect(data.bars).toEqual([[80, 70, 60, 50, 40, 60], [1, 1, 1, 1, 1, 3]])
  })

  it('stand alone while there are no more than can be told apart', () => {
    const six = { ...histogram, outcomes: outcomes.slice(0, 6), bars: histogram.bars.map((bar) => bar.slice(0, 6)) }
    expect(toHistogramData(six).series.at(-1)?.label).toBe('B')
  })

  it('are told in a sentence, one or several', () => {
    const data = toHistogramData(histogram)
    expect(barSentence(data, { first: 1, last: 1, zone, unit: 'calls' })).toBe(
      'Mar 3, 2026, 10:00:00 PST to 11:00 PST: 8 calls, No answer 1, AA 1, SALE 1, NI 1, DROP 1, 3 other outcomes 3',
    )
    expect(barSentence(data, { first: 0, last: 1, zone, unit: 'calls' })).toContain('368 calls, No answer 81')
    expect(shareOfBar({ first: 1, last: 1 }, 2)).toEqual({ left: '50%', width: '50%' })
  })

  it('have round times under them, at most twelve', () => {
    const every = (count: number, minutes: number) => Array.from({ length: count + 1 }, (_, index) => new Date(Date.UTC(2026, 2, 3, 8) + index * minutes * 60_000).toISOString())
    const texts = (edges: readonly string[]) => tickEdges(edges, zone).map((at) => tickLabel(at, { edges, zone }))
    expect(texts(every(96, 15))).toEqual(['00:00', '02:00', '04:00', '06:00', '08:00', '10:00', '12:00', '14:00', '16:00', '18:00', '20:00', '22:00'])
    expect(texts(every(15, 1))).toEqual(['00:00', '00:05', '00:10'])
    expect(texts(every(48, 180)).slice(0, 3)).toEqual(['Mar 3 00:00', 'Mar 3 12:00', 'Mar 4 00:00'])
    expect(texts(every(90, 1_440)).length).toBeLessThanOrEqual(12)
  })

  it('have times or days under them', () => {
    const at = '2026-03-03T17:00:00.000Z'
    expect(tickLabel(at, { edges: histogram.edges, zone })).toBe('09:00')
    expect(tickLabel(at, { edges: ['2026-03-01T08:00:00Z', '2026-03-05T08:00:00Z'], zone })).toBe('Mar 3 09:00')
    expect(tickLabel(at, { edges: ['2026-01-01T08:00:00Z', '2026-03-05T08:00:00Z'], zone })).toBe('Mar 3')
  })
})

describe('how far the counting is', () => {
  it.each([
    [{ state: 'done' }, null],
    [{ state: 'counting', counted: 500, total: 1_240, covered: histogram.readAt }, 'Counting: 500 of 1,240 calls, the newest first'],
    [{ state: 'asks', total: 312_000, reads: 624 }, '312,000 calls match. Counting them all takes about 624 requests to Convoso.'],
    [{ state: 'failed', counted: 500, total: 1_240 }, 'Only 500 of 1,240 calls could be counted'],
  ] as const)('%o', (changes, sentence) => expect(countingSentence({ ...histogram, ...changes })).toBe(sentence))
})
