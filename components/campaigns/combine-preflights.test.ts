import { describe, expect, it } from 'vitest'
import type { Preflight } from '@/lib/contracts/campaigns'
import { combinedSentence, combinePreflights } from './combine-preflights'

const figure = (value: number | null) => ({ value, answeredAt: null, problem: value === null ? 'Convoso did not answer.' : null })
const preflight = (more: Partial<Preflight> = {}): Preflight => ({
  campaignId: '1',
  name: 'Solar West',
  state: 'off',
  activeLists: figure(2),
  dialableLeads: figure(1200),
  agentsNow: figure(3),
  timeZone: 'America/Denver',
  localTime: '10:00',
  insideCallingHours: true,
  sentence: '',
  checkedAt: '2026-11-21T18:00:00.000Z',
  ...more,
})

describe('combinePreflights', () => {
  it('sums what is known', () => {
    const combined = combinePreflights([preflight(), preflight()])
    expect(combinedSentence(combined)).toBe('Turning on 2 campaigns starts dialing 2,400 dialable leads on 4 active lists with 6 agents on them now.')
    expect(combined.isPartial).toBe(false)
  })

  it('says "at least" while an answer or a figure is missing', () => {
    expect(combinedSentence(combinePreflights([preflight(), undefined]))).toContain('at least 1,200 dialable leads')
    expect(combinePreflights([preflight({ dialableLeads: figure(null) })]).isPartial).toBe(true)
  })

  it('names those outside their calling hours and counts those already on', () => {
    const others = [preflight({ state: 'on' }), preflight({ insideCallingHours: null })]
    const combined = combinePreflights([preflight({ insideCallingHours: false }), ...others])
    expect(combined.outside).toHaveLength(1)
    expect(combined.alreadyOn).toBe(1)
  })
})
