import { describe, expect, it } from 'vitest'
import { keptWith, noneKept } from './members'

describe('keptWith', () => {
  const first = keptWith(noneKept, 'on', ['101', '102'])

  it('keeps who stopped matching and lets new matches in', () => {
    expect([...keptWith(first, 'on', ['102', '103']).ids]).toEqual(['101', '102', '103'])
  })

  it('stays the same object while nobody joins, so that nothing is rendered anew', () => {
    expect(keptWith(first, 'on', ['102'])).toBe(first)
  })

  it('forgets with another filter', () => {
    expect([...keptWith(first, 'off', ['103']).ids]).toEqual(['103'])
  })
})
