import fc from 'fast-check'
import { expect, it } from 'vitest'
import { orderAtOnce, orderInSlices, type SortKey } from './sort-order'

const never = new AbortController().signal
const orderOf = async (keys: readonly SortKey[], direction: 'asc' | 'desc') => [...((await orderInSlices(keys, direction, never)) ?? [])]
const sorted = async (keys: SortKey[], direction: 'asc' | 'desc') => (await orderOf(keys, direction)).map((place) => keys[place])

it('sorts as people read, numbers by size, nothing last in both directions', async () => {
  expect(await sorted(['List 10', null, 'list 9', 'Ångström', 'Zoë'], 'asc')).toEqual(['Ångström', 'list 9', 'List 10', 'Zoë', null])
  expect(await sorted([3, null, 20, 1], 'desc')).toEqual([20, 3, 1, null])
  expect(await sorted([], 'asc')).toEqual([])
})

it('keeps equal rows as they came and loses none', async () => {
  const key = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null })
  const lengths = fc.constantFrom(0, 1, 2, 255, 256, 257, 511, 513, 1_100)
  await fc.assert(
    fc.asyncProperty(lengths.chain((length) => fc.array(key, { minLength: length, maxLength: length })), fc.constantFrom('asc' as const, 'desc' as const), async (keys, direction) => {
      const order = await orderOf(keys, direction)
      const byHand = [...keys.keys()].sort((one, other) => {
        const [left, right] = [keys[one] ?? null, keys[other] ?? null]
        if (left === null || right === null) return Number(left === null) - Number(right === null) || one - other
        return (direction === 'asc' ? left - right : right - left) || one - other
      })
      expect(order).toEqual(byHand)
    }),
    { numRuns: 60 },
  )
})

it('sorts forty thousand rows and lets others work in between', async () => {
  const keys = Array.from({ length: 40_000 }, (_, at) => `Name ${(at * 7_919) % 40_000}`)
  let turns = 0
  const ticking = setInterval(() => (turns += 1), 1)
  const order = await orderOf(keys, 'asc')
  clearInterval(ticking)
  expect([keys[order[0] ?? -1], keys[order[20_000] ?? -1], keys[order[39_999] ?? -1]]).toEqual(['Name 0', 'Name 20000', 'Name 39999'])
  expect(turns).toBeGreaterThan(3)
})

it('stops when it is told to', async () => {
  const stop = new AbortController()
  const sorting = orderInSlices(Array.from({ length: 40_000 }, (_, at) => `Name ${40_000 - at}`), 'asc', stop.signal)
  stop.abort()
  expect(await sorting).toBeNull()
})

it('sorts at once exactly as it does in slices', async () => {
  const key = fc.option(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom('List 9', 'list 10', 'Zoë', 'zoe')))
  await fc.assert(
    fc.asyncProperty(fc.array(key, { maxLength: 700 }), fc.constantFrom('asc' as const, 'desc' as const), async (keys, direction) => {
      expect([...orderAtOnce(keys, direction)]).toEqual(await orderOf(keys, direction))
    }),
    { numRuns: 30 },
  )
})
