import { describe, expect, it } from 'vitest'
import { noCounts } from '@/lib/contracts/jobs-words'
import { countsSentence, lookOf, paceSentence, sizeText } from './job-words'

describe('the words of a job', () => {
  it('says what is over, and of the rest only what there is', () => {
    expect(countsSentence({ file: null, total: 2_000, counts: { ...noCounts, pending: 796, done: 1_201, failed: 3 } })).toBe('1,204 of 2,000 rows · 3 failed')
    expect(countsSentence({ file: null, total: 4, counts: { ...noCounts, done: 1, unknown: 1, skipped: 2 } })).toBe('4 of 4 rows · 1 unknown · 2 skipped')
  })

  it('is red when a person must look, not when rows were skipped', () => {
    expect(lookOf({ file: null, status: 'done', counts: { ...noCounts, done: 3, skipped: 2 } }).tone).toBe('green')
    expect(lookOf({ file: null, status: 'done', counts: { ...noCounts, done: 3, unknown: 1 } }).tone).toBe('red')
    expect(lookOf({ file: null, status: 'cancelled', counts: noCounts }).tone).toBe('grey')
  })

  it('tells the time left only while it is known', () => {
    expect(paceSentence({ status: 'running', rate: 1.04, secondsLeft: 796 })).toBe('1.0 rows/s, about 14 min left')
    expect(paceSentence({ status: 'running', rate: 0, secondsLeft: null })).toBeNull()
    expect(paceSentence({ status: 'preparing', rate: 1, secondsLeft: null })).toBeNull()
  })

  it('speaks of an export as of a file', () => {
    const file = { name: 'x.csv', bytes: 1_400_000, isTotalKnown: false, note: null, until: null }
    expect(countsSentence({ file, total: 1_204, counts: { ...noCounts, done: 1_204 } })).toBe('1,204 rows so far')
    expect(lookOf({ file, status: 'refused', counts: noCounts })).toMatchObject({ word: 'Not exported', tone: 'red' })
    expect([0, 999, 1_400_000, 2_500_000_000].map(sizeText)).toEqual(['0 B', '999 B', '1.4 MB', '2.5 GB'])
  })
})
