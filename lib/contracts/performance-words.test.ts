import { describe, expect, it } from 'vitest'
import { addSums, bandOf, noSums, ratioKind, ratioValue, standardRatios, type Sums } from './performance-words'

const sumsOf = (changes: Partial<Sums>): Sums => ({ ...noSums, ...changes })

/** The row of the help centre's example, whose shares the dialer prints itself. */
const example = sumsOf({ calls: 843, humans: 708, machines: 135, talkSeconds: 12_291, waitSeconds: 15_330, pauseSeconds: 2_837, wrapSeconds: 711, totalSeconds: 31_169 })

describe('ratios', () => {
  it.each([
    ['talkShare', 39.43], ['waitShare', 49.18], ['pauseShare', 9.1], ['wrapShare', 2.28],
  ] as const)('%s of the documented example is %d %%', (name, percent) => {
    expect(Math.round((ratioValue(example, standardRatios[name]) ?? 0) * 10_000) / 100).toBe(percent)
  })

  it('make a rate per hour of a count over time, and a length each of time over a count', () => {
    expect(ratioValue(example, standardRatios.callsPerHour)).toBeCloseTo((843 / 31_169) * 3_600, 10)
    expect(ratioValue(example, { numerator: 'talkSeconds', denominator: 'humans' })).toBeCloseTo(12_291 / 708, 10)
    expect([standardRatios.contactRate, standardRatios.callsPerHour, { numerator: 'talkSeconds', denominator: 'calls' } as const].map(ratioKind)).toEqual(['share', 'per-hour', 'seconds-each'])
  })

  it('are nothing over nothing, or of what is not known', () => {
    expect(ratioValue(noSums, standardRatios.callsPerHour)).toBeNull()
    expect(ratioValue(sumsOf({ calls: 5, contacts: null }), standardRatios.contactRate)).toBeNull()
  })

  it('of all agents come from their sums, not from their rates', () => {
    const floor = addSums([sumsOf({ talkSeconds: 10, totalSeconds: 10 }), sumsOf({ talkSeconds: 0, totalSeconds: 90 })])
    expect(ratioValue(floor, standardRatios.talkShare)).toBe(0.1)
  })
})

describe('sums', () => {
  it('are unknown where a part is, and only there', () => {
    expect(addSums([sumsOf({ calls: 1, contacts: 1, successes: null }), sumsOf({ calls: 2, contacts: 2 })])).toEqual(sumsOf({ calls: 3, contacts: 3, successes: null }))
    expect(addSums([])).toEqual(noSums)
  })
})

describe('bands', () => {
  it('are the median and the quartiles of those who have a value', () => {
    expect(bandOf([4, null, 1, 3, 2])).toEqual({ low: 1.75, median: 2.5, high: 3.25, count: 4 })
    expect(bandOf([7])).toEqual({ low: 7, median: 7, high: 7, count: 1 })
    expect(bandOf([null])).toBeNull()
  })
})
