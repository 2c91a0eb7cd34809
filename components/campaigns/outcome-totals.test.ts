import { describe, expect, it } from 'vitest'
import { outcomeTotals } from './outcome-totals'

const outcome = (calls: number, contact: boolean | null) => ({ code: 'X', label: 'X', contact, calls })

describe('outcomeTotals', () => {
  it('counts contacts over all calls', () => {
    expect(outcomeTotals([outcome(30, true), outcome(70, false)])).toEqual({ calls: 100, contacts: 30, rate: 0.3 })
  })

  it('gives no rate without calls, or while one meaning is not known', () => {
    expect(outcomeTotals([])).toEqual({ calls: 0, contacts: 0, rate: null })
    expect(outcomeTotals([outcome(30, true), outcome(1, null)])).toEqual({ calls: 31, contacts: null, rate: null })
  })
})
