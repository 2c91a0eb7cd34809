import { describe, expect, it } from 'vitest'
import { usualCallingRules, type CallingRule } from '@/lib/contracts/calling-hours-words'
import { judgeCall, ruleFor, settledAnywhere, type Whereabouts } from './judge-call'
import { whereabouts } from './lead-places'

const chicago: Whereabouts = { zones: ['America/Chicago'], source: 'zip', state: 'IL' }
const verdictAt = (at: string, where: Whereabouts, rules: readonly CallingRule[] = usualCallingRules) => judgeCall(at, where, rules).verdict

describe('a call by the called party’s clock', () => {
  it.each([
    ['2026-03-03T13:59:59.000Z', 'outside'],
    ['2026-03-03T14:00:00.000Z', 'inside'],
    ['2026-03-04T03:00:00.000Z', 'inside'],
    ['2026-03-04T03:00:01.000Z', 'outside'],
    // On the day clocks go forward 08:00 comes an hour sooner by the world's clock.
    ['2026-03-08T13:00:00.000Z', 'inside'],
    ['2026-03-08T12:59:59.000Z', 'outside'],
  ] as const)('%s is %s in Illinois', (at, verdict) => expect(verdictAt(at, chicago)).toBe(verdict))

  it('is inside only where every zone says so, and not certain where they disagree', () => {
    const kentucky: Whereabouts = { zones: ['America/New_York', 'America/Chicago'], source: 'area-code', state: null }
    expect(verdictAt('2026-03-03T13:30:00.000Z', kentucky)).toBe('split')
    expect(judgeCall('2026-03-03T13:30:00.000Z', kentucky, usualCallingRules).places).toEqual([
      { zone: 'America/New_York', local: '2026-03-03 08:30', isInside: true },
      { zone: 'America/Chicago', local: '2026-03-03 07:30', isInside: false },
    ])
    expect(verdictAt('2026-03-03T14:00:00.000Z', kentucky)).toBe('inside')
    expect(verdictAt('2026-03-03T11:00:00.000Z', kentucky)).toBe('outside')
    expect(verdictAt('2026-03-03T14:00:00.000Z', { zones: [], source: 'unknown', state: null })).toBe('unknown')
  })

  it('goes by the stricter state, its weekend, and the rule that held on that day', () => {
    const florida: Whereabouts = { zones: ['America/New_York'], source: 'zip', state: 'FL' }
    expect(verdictAt('2026-03-04T01:30:00.000Z', florida)).toBe('outside')
    expect(judgeCall('2026-03-04T01:30:00.000Z', florida, usualCallingRules)).toMatchObject({ hours: '08:00–20:00', rule: { state: 'FL' } })
    // Before that law the hours of everywhere held.
    expect(verdictAt('2021-03-04T01:30:00.000Z', florida)).toBe('inside')
    const texas: Whereabouts = { zones: ['America/Chicago'], source: 'zip', state: 'TX' }
    expect(verdictAt('2026-03-01T17:30:00.000Z', texas)).toBe('outside')
    expect(verdictAt('2026-03-01T18:30:00.000Z', texas)).toBe('inside')
    expect(judgeCall('2026-03-01T18:00:00.000Z', { zones: ['America/Chicago'], source: 'zip', state: 'LA' }, usualCallingRules)).toMatchObject({ verdict: 'outside', hours: 'no calls that day' })
  })

  it('takes the newest rule of a state that was valid by then', () => {
    const [everywhere] = usualCallingRules
    if (everywhere === undefined) throw new Error('there are no rules')
    const rules: CallingRule[] = [everywhere, { ...everywhere, state: 'IL', validFrom: '2026-02-01' }, { ...everywhere, state: 'IL', validFrom: '2026-03-01' }]
    expect(['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'].map((day) => ruleFor(rules, 'IL', day).validFrom)).toEqual(['1992-12-20', '2026-02-01', '2026-02-01', '2026-03-01'])
  })
})

describe('what would be the same anywhere', () => {
  const settled = settledAnywhere(usualCallingRules)

  it('is told without looking where somebody lives, and never against any place', () => {
    expect(settled('2026-03-03T08:00:00.000Z')).toBe('outside')
    expect(settled('2026-03-03T20:30:00.000Z')).toBe('inside')
    expect(settled('2026-03-03T14:30:00.000Z')).toBeNull()
    for (let minute = 0; minute < 1_440; minute += 7) {
      const at = new Date(Date.UTC(2026, 2, 3, 0, minute, minute % 60)).toISOString()
      const all = settled(at)
      if (all === null) continue
      const homes: Whereabouts[] = [chicago, { zones: ['America/New_York'], source: 'zip', state: 'FL' }, { zones: ['Pacific/Honolulu'], source: 'zip', state: 'HI' }, { zones: ['America/New_York'], source: 'zip', state: 'RI' }]
      expect(homes.map((home) => verdictAt(at, home))).toEqual(homes.map(() => all))
    }
  })
})

describe('where somebody was called', () => {
  const call = { numberDialed: '3125550100', phone: null }
  const home = { postalCode: '', state: '', country: 'US', phone: '', phoneCode: '1' }

  it.each([
    [{ ...home, postalCode: '90012', state: 'CA' }, ['America/Los_Angeles'], 'zip', 'CA'],
    [{ ...home, postalCode: '90012' }, ['America/Los_Angeles'], 'zip', 'CA'],
    [{ ...home, state: 'ca' }, ['America/Los_Angeles'], 'state', 'CA'],
    [home, ['America/Chicago'], 'area-code', 'IL'],
    [null, ['America/Chicago'], 'area-code', 'IL'],
  ] as const)('%o', (lead, zones, source, state) => expect(whereabouts(call, lead)).toEqual({ zones: [...zones], source, state }))

  it('is unknown for a number of no place', () => {
    expect(whereabouts({ numberDialed: '8005550100', phone: null }, null)).toEqual({ zones: [], source: 'unknown', state: null })
  })
})
