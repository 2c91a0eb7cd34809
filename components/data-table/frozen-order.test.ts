import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepOrder } from './frozen-order'

describe('keepOrder', () => {
  it('leaves rows in place when live data would sort them differently, and says so', () => {
    expect(keepOrder(['a', 'b', 'c'], ['c', 'a', 'b'])).toEqual({ shown: ['a', 'b', 'c'], waiting: [], isStale: true })
  })

  it('keeps new rows waiting, in their sorted order', () => {
    expect(keepOrder(['a', 'b'], ['z', 'a', 'y', 'b'])).toEqual({ shown: ['a', 'b'], waiting: ['z', 'y'], isStale: false })
  })

  it('lets rows go that no longer exist without calling the order stale', () => {
    expect(keepOrder(['a', 'b', 'c'], ['a', 'c'])).toEqual({ shown: ['a', 'c'], waiting: [], isStale: false })
  })

  it('never loses, doubles or re-orders a row', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 30 })
    fc.assert(
      fc.property(ids, ids, (frozen, fresh) => {
        const { shown, waiting } = keepOrder(frozen, fresh)
        expect([...shown, ...waiting].toSorted()).toEqual(fresh.toSorted())
        const places = shown.map((id) => frozen.indexOf(id))
        expect(places).toEqual(places.toSorted((a, b) => a - b))
      }),
    )
  })
})
