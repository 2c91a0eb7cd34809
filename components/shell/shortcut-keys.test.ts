import { describe, expect, it } from 'vitest'
import { matchStroke, spelledKeys, strokeName } from './shortcut-keys'

const stroke = (key: string, held: { ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean } = {}) =>
  strokeName({ key, ctrlKey: false, metaKey: false, altKey: false, ...held })

describe('strokeName', () => {
  it('takes Ctrl and ⌘ as the same, and capitals as their letter', () => {
    expect(stroke('k', { ctrlKey: true })).toBe('mod k')
    expect(stroke('K', { metaKey: true })).toBe('mod k')
    expect(stroke('?')).toBe('?')
  })

  it('leaves held keys and Alt combinations alone', () => {
    expect(stroke('Shift')).toBeNull()
    expect(stroke('c', { altKey: true })).toBeNull()
  })
})

describe('matchStroke', () => {
  const known = ['mod k', '?', 'g c', 'g a', 'c']

  it('finds single keys and sequences', () => {
    expect(matchStroke('', 'mod k', known)).toEqual({ kind: 'hit', keys: 'mod k' })
    expect(matchStroke('', 'g', known)).toEqual({ kind: 'begun', so: 'g' })
    expect(matchStroke('g', 'c', known)).toEqual({ kind: 'hit', keys: 'g c' })
  })

  it('starts anew when a sequence leads nowhere', () => {
    expect(matchStroke('g', '?', known)).toEqual({ kind: 'hit', keys: '?' })
    expect(matchStroke('g', 'g', known)).toEqual({ kind: 'begun', so: 'g' })
    expect(matchStroke('', 'z', known)).toEqual({ kind: 'none' })
  })
})

describe('spelledKeys', () => {
  it('reads as a person would say it', () => {
    expect(spelledKeys('mod k', false)).toBe('Ctrl K')
    expect(spelledKeys('mod k', true)).toBe('⌘ K')
    expect(spelledKeys('g c', false)).toBe('G then C')
  })
})
