import { describe, expect, it } from 'vitest'
import { selectionOf, toggleSelection } from './selection'

const ids = ['a', 'b', 'c', 'd']

describe('toggleSelection', () => {
  it('turns one row on and off again', () => {
    const on = toggleSelection(new Set(), { ids, id: 'b', anchor: null, range: false })
    expect([...on]).toEqual(['b'])
    expect([...toggleSelection(on, { ids, id: 'b', anchor: 'b', range: false })]).toEqual([])
  })

  it('takes the whole range in either direction', () => {
    expect([...toggleSelection(new Set(['d']), { ids, id: 'b', anchor: 'd', range: true })].toSorted()).toEqual(['b', 'c', 'd'])
    expect([...toggleSelection(new Set(ids), { ids, id: 'c', anchor: 'a', range: true })]).toEqual(['d'])
  })

  it('falls back to one row when the start of the range is gone', () => {
    expect([...toggleSelection(new Set(), { ids, id: 'c', anchor: 'gone', range: true })]).toEqual(['c'])
  })
})

describe('selectionOf', () => {
  it('tells none, some and all of the rows on the screen apart', () => {
    expect(selectionOf(ids, new Set(['elsewhere']))).toBe(false)
    expect(selectionOf(ids, new Set(['a']))).toBe('mixed')
    expect(selectionOf(ids, new Set(ids))).toBe(true)
    expect(selectionOf([], new Set())).toBe(false)
  })
})
