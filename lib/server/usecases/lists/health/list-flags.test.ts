import { describe, expect, it } from 'vitest'
import { hoursFor } from './hours-left'
import { listFlagsOf, type FlagFacts } from './list-flags'

const now = Date.UTC(2026, 2, 3, 20)
const minutes = 60_000
const busy: FlagFacts = { isActive: true, isDialing: true, lastCallAt: now - minutes, now, callsLastHour: 60, freshHours: hoursFor(600, 60), roundHours: hoursFor(900, 60) }

describe('hoursFor', () => {
  it('divides by the pace and says how sure that is', () => {
    expect(hoursFor(600, 100)).toEqual({ value: 6, low: 600 / 119.6, high: 600 / 80.4 })
    expect(hoursFor(10, 2)).toMatchObject({ value: 5, high: null })
  })

  it('knows no hours without a call', () => {
    expect([hoursFor(600, 0), hoursFor(600, null)]).toEqual([null, null])
  })
})

describe('listFlagsOf', () => {
  it('raises nothing for a list that is worked and full', () => {
    expect(listFlagsOf(busy)).toEqual([])
  })

  it('tells a list that should be called and is not, however little was called before', () => {
    expect(listFlagsOf({ ...busy, lastCallAt: now - 31 * minutes, callsLastHour: 1 })).toEqual(['silent'])
    expect(listFlagsOf({ ...busy, lastCallAt: null, callsLastHour: 0, freshHours: null, roundHours: null })).toEqual(['silent'])
  })

  it('tells a hot list without leads from one that only runs out of new ones', () => {
    expect(listFlagsOf({ ...busy, freshHours: hoursFor(0, 60), roundHours: hoursFor(59, 60) })).toEqual(['hot-but-empty'])
    expect(listFlagsOf({ ...busy, freshHours: hoursFor(119, 60) })).toEqual(['running-dry'])
  })

  it('raises nothing that it does not know, nor for a list that is not dialed', () => {
    const dry = { ...busy, freshHours: hoursFor(1, 60) }
    for (const rest of [{ isActive: false }, { isDialing: false }, { callsLastHour: null }]) expect(listFlagsOf({ ...dry, ...rest })).toEqual([])
  })
})
