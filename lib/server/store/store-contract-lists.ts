import { describe, expect, it } from 'vitest'
import type { ListAct, StoredList } from '@/lib/server/ports/lists'
import type { OpenFresh } from './opened-store'

const at = (second: number): string => new Date(Date.UTC(2026, 10, 21, 17, 0, second)).toISOString()

const act = (id: string, second: number, changes: Partial<ListAct> = {}): ListAct => ({
  id,
  kind: 'edit',
  listId: '7',
  listName: 'Solar list number 7',
  before: { active: true },
  after: { active: false },
  status: 'sending',
  actId: `act ${id}`,
  actorName: 'Ana',
  sentence: 'The change is being sent.',
  beganAt: at(second),
  endedAt: null,
  settledAt: null,
  ...changes,
})

const state = (listId: string, changes: Partial<StoredList> = {}): StoredList => ({
  listId,
  name: 'Solar list',
  active: true,
  campaignId: '101',
  campaignAt: at(1),
  description: null,
  drift: null,
  ...changes,
})

export function listsContract(open: OpenFresh): void {
  describe('lists', () => {
    it('tells which acts nobody has settled, and the newest of a list', async () => {
      const { store, again } = await open()
      const created = act('c', 1, { kind: 'create', listId: null, before: {}, after: { name: 'A new list here', campaignId: '101', description: 'é' } })
      for (const row of [act('b', 3), created, act('a', 2, { status: 'done', settledAt: at(4) })]) await store.listActs.insert(row)
      const other = await again()
      expect(await other.listActs.unsettled()).toEqual([created, act('b', 3)])
      expect(await other.listActs.latestOf('7')).toEqual(act('b', 3))
      expect(await other.listActs.latestOf('8')).toBeNull()
      const settlement = { status: 'done', listId: '8', sentence: 'Made.', endedAt: at(5), settledAt: at(6) } as const
      await store.listActs.settle('c', settlement)
      expect(await other.listActs.latestOf('8')).toEqual({ ...created, ...settlement })
    })

    it('forgets old settled acts, but not who deleted a list, nor what is still open', async () => {
      const { store } = await open()
      const done = { status: 'done', settledAt: at(4) } as const
      for (const row of [act('a', 1, { ...done, listId: '1' }), act('b', 1, { ...done, kind: 'remove', listId: '2', after: {} }), act('c', 1, { listId: '3' })]) await store.listActs.insert(row)
      await store.sweep({ idle: at(0), kept: at(5) })
      const left = await Promise.all(['1', '2', '3'].map((id) => store.listActs.latestOf(id)))
      expect(left.map((row) => row?.id ?? null)).toEqual([null, 'b', 'c'])
    })

    it('keeps what was last known of each list, the drift included', async () => {
      const { store, again } = await open()
      const drift = { changes: [{ field: 'active' as const, from: 'true', to: 'false' }], seenAt: at(3) }
      await store.listStates.put([state('7'), state('8', { campaignId: null, campaignAt: null })])
      await store.listStates.put([state('7', { active: false, description: 'From the fair', drift })])
      const other = await again()
      expect(await other.listStates.all()).toEqual([state('7', { active: false, description: 'From the fair', drift }), state('8', { campaignId: null, campaignAt: null })])
      await store.listStates.remove(['7'])
      expect((await other.listStates.all()).map(({ listId }) => listId)).toEqual(['8'])
      const crowd = Array.from({ length: 450 }, (_, index) => state(String(1_000 + index)))
      await store.listStates.put([...crowd, state('8', { name: 'Last wins' })])
      expect(await other.listStates.all()).toHaveLength(451)
    })
  })
}
