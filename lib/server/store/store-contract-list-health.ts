import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ListScanStore, ScannedLead, StoredListScan, Tally } from '@/lib/server/ports/list-scans'
import { fakeListScans } from '@/lib/testing/fake-list-scans'
import type { OpenFresh } from './opened-store'

const at = (second: number): string => new Date(Date.UTC(2026, 10, 21, 17, 0, second)).toISOString()

const scan = (listId: string, changes: Partial<StoredListScan> = {}): StoredListScan => ({
  listId, status: 'scanning', pass: 1, position: 0, pageSize: 2000, total: null, queuedAt: at(0), startedAt: at(1), finishedAt: null, readAt: null,
  upstreamCalls: 0, problem: null, ...changes,
})

const lead = (leadId: string, changes: Partial<ScannedLead> = {}): ScannedLead => ({
  leadId, listId: '1', status: 'NEW', called: 0, createdDay: '2026-11-18', lastCalledDay: null, lastCalledAt: null, numbers: [`n${leadId}`], pass: 1, ...changes,
})

const kinds = ['attempts', 'created', 'created-called', 'called'] as const

export function listHealthContract(open: OpenFresh): void {
  describe('scans of lists', () => {
    it('keeps leads and the place of the scan in one commit, for the next process', async () => {
      const { store, again } = await open()
      const first = scan('1', { position: 2, total: 5 })
      await store.listScans.apply({ leads: [lead('7'), lead('8')], gone: [], scan: first })
      const broken = { leads: [lead('9', { listId: '2' })], gone: [], scan: { ...scan('1'), queuedAt: JSON.parse('null') } }
      await expect(store.listScans.apply(broken)).rejects.toThrow()
      const other = (await again()).listScans
      expect(await other.get('1')).toEqual(first)
      expect(await other.listsOf(['7', '8', '9'])).toEqual(new Map([['7', '1'], ['8', '1']]))
      expect([await other.size('1'), await other.size('2')]).toEqual([2, 0])
    })

    it('tells what a newer pass did not meet, and forgets a list', async () => {
      const { store } = await open()
      const { listScans } = store
      await listScans.apply({ leads: [lead('7'), lead('8')], gone: [], scan: scan('1') })
      await listScans.apply({ leads: [lead('8', { pass: 2 })], gone: [], scan: null })
      expect(await listScans.unseen('1', 2, 10)).toEqual(['7'])
      await listScans.apply({ leads: [], gone: ['7', '8', 'nobody'], scan: null })
      expect(await listScans.tallies(['1'], [...kinds])).toEqual([])
      await listScans.remove('1')
      expect(await listScans.all()).toEqual([])
    })

    it('says up to when all that was read through is known', async () => {
      const { listScans } = (await open()).store
      for (const each of [scan('1', { status: 'done', readAt: at(3) }), scan('2')]) await listScans.put(each)
      await listScans.readUpTo(at(9))
      expect((await listScans.all()).map(({ readAt }) => readAt)).toEqual([at(9), null])
    })

    it('finds numbers of several leads, the most called first, until they part', async () => {
      const { store } = await open()
      const { listScans } = store
      const shared = { numbers: ['a', 'b'] }
      const leads = [lead('7', { ...shared, called: 4, lastCalledAt: 9 }), lead('8', { ...shared, listId: '2' }), lead('9', { numbers: ['c'] }), lead('10', { numbers: ['c'] })]
      await listScans.apply({ leads, gone: [], scan: null })
      const found = await listScans.groups({ offset: 0, limit: 2 })
      expect(found).toMatchObject({ total: 2, items: [{ number: 'b', numbers: 2, leads: 2, lists: 2, calls: 4, lastCalledAt: 9 }, { number: 'c', numbers: 1 }] })
      expect(await listScans.membersOf('c')).toEqual([{ number: 'c', leadId: '10', listId: '1' }, { number: 'c', leadId: '9', listId: '1' }])
      await listScans.apply({ leads: [lead('8', { numbers: ['b'], listId: '1', called: 1 })], gone: ['9'], scan: null })
      const left = await listScans.groups({ offset: 0, limit: 9 })
      expect(left).toMatchObject({ total: 1, items: [{ number: 'b', leads: 2, lists: 1, calls: 5 }] })
    })

    it('parts two numbers again once a third lead carries one of them', async () => {
      const { listScans } = (await open()).store
      const shared = { numbers: ['a', 'b'] }
      await listScans.apply({ leads: [lead('7', shared), lead('8', shared)], gone: [], scan: null })
      expect(await listScans.groups({ offset: 0, limit: 9 })).toMatchObject({ total: 1, items: [{ number: 'b', numbers: 2 }] })
      await listScans.apply({ leads: [lead('9', { numbers: ['a'] })], gone: [], scan: null })
      expect(await listScans.groups({ offset: 0, limit: 9 })).toMatchObject({ total: 2, items: [{ number: 'a', numbers: 1, leads: 3 }, { number: 'b', numbers: 1, leads: 2 }] })
      await listScans.apply({ leads: [], gone: ['9'], scan: null })
      expect((await listScans.groups({ offset: 0, limit: 9 })).total).toBe(1)
    })

    it('counts as if it counted all rows anew, whatever happens to them in whatever order', async () => {
      const { store } = await open()
      await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => sameAsRecount(store.listScans, steps)), { numRuns: 25 })
    })
  })
}

const anyLead: fc.Arbitrary<ScannedLead> = fc
  .record({
    leadId: fc.constantFrom('1', '2', '3', '4', '5', '6'),
    listId: fc.constantFrom('1', '2'),
    status: fc.constantFrom('NEW', 'SALE', ''),
    called: fc.constantFrom(null, 0, 1, 7),
    createdDay: fc.constantFrom(null, '2026-11-18', '2026-11-09'),
    numbers: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
    lastCalledAt: fc.constantFrom(null, 1_700_000_000, 1_800_000_000),
  })
  .map((drawn) => ({ ...drawn, pass: 1, lastCalledDay: drawn.lastCalledAt === null ? null : new Date(drawn.lastCalledAt * 1000).toISOString().slice(0, 10) }))
const step = fc.record({ leads: fc.uniqueArray(anyLead, { selector: ({ leadId }) => leadId, maxLength: 4 }), gone: fc.uniqueArray(fc.constantFrom('1', '2', '3'), { maxLength: 2 }) })

type Step = { leads: ScannedLead[]; gone: string[] }

async function sameAsRecount(store: ListScanStore, steps: readonly Step[]): Promise<void> {
  await store.clear()
  const plain = fakeListScans()
  for (const { leads, gone } of steps) {
    const change = { leads, gone: gone.filter((id) => leads.every(({ leadId }) => leadId !== id)), scan: null }
    await store.apply(change)
    await store.apply(change)
    await plain.apply(change)
  }
  const page = { offset: 0, limit: 100 }
  expect(sorted(await store.tallies(['1', '2'], [...kinds]))).toEqual(sorted(await plain.tallies(['1', '2'], [...kinds])))
  const { items, total } = await store.groups(page)
  expect({ items, total }).toEqual((({ items, total }) => ({ items, total }))(await plain.groups(page)))
  expect([await store.size('1'), await store.size('2')]).toEqual([await plain.size('1'), await plain.size('2')])
}

const sorted = (cells: Tally[]): string[] => cells.map((cell) => JSON.stringify([cell.listId, cell.kind, cell.key, cell.status, cell.leads])).toSorted()
