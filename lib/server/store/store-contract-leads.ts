import { describe, expect, it } from 'vitest'
import type { Lead } from '@/lib/contracts/leads'
import type { LeadAdd } from '@/lib/server/ports/leads'
import type { OpenFresh } from './opened-store'

const at = (second: number): string => new Date(Date.UTC(2026, 10, 21, 17, 0, second)).toISOString()

const zoe: Lead = {
  id: '7', listId: '1', listName: 'Solar', campaignId: null, campaignName: null, status: 'NEW', statusName: null, ownerId: null, userId: null,
  createdBy: null, createdAt: null, modifiedAt: null, lastCalledAt: null, calledCount: 1, phone: '8185550199', phoneCode: '1', altPhone1: '',
  altPhone2: '', firstName: 'Zoë', lastName: 'Ray', email: '', address1: '', address2: '', city: '', state: '', province: '', postalCode: '',
  country: 'US', gender: '', dateOfBirth: '', notes: '', custom: { pet: 'cat' },
}

const add = (id: string, status: LeadAdd['status'], second: number): LeadAdd => ({
  id,
  status,
  actId: `act ${id}`,
  actorName: 'Ana',
  body: { listId: '1', phone: '8185550199', firstName: 'Zoë', duplicates: 'list', duplicatesInArchive: false, checkDnc: true, checkWireless: false },
  knownIds: ['7'],
  requestKey: `user:${id}`,
  recreates: id === 'a' ? '5' : null,
  leadId: null,
  code: null,
  sentence: null,
  beganAt: at(second),
  settledAt: null,
})

export function leadsContract(open: OpenFresh): void {
  describe('leads', () => {
    it('keeps the newest snapshot of a deleted lead and what it became', async () => {
      const { store, again } = await open()
      const snapshot = { leadId: '7', body: zoe, deletedAt: at(1), deletedBy: 'Ana', actId: 'a1', recreatedAs: null }
      await store.leadSnapshots.put({ ...snapshot, deletedBy: 'Ben' })
      await store.leadSnapshots.put(snapshot)
      expect(await (await again()).leadSnapshots.get('7')).toEqual(snapshot)
      await store.leadSnapshots.setRecreated('7', '99')
      expect((await store.leadSnapshots.get('7'))?.recreatedAs).toBe('99')
      await store.leadSnapshots.remove('7')
      expect(await store.leadSnapshots.get('7')).toBeNull()
    })

    it('tells which added leads nobody has settled', async () => {
      const { store, again } = await open()
      for (const row of [add('a', 'sending', 3), add('b', 'unknown', 2), add('c', 'done', 4), add('d', 'unknown', 0)]) await store.leadAdds.insert(row)
      const other = await again()
      expect((await other.leadAdds.unsettled(at(1))).map((row) => row.id)).toEqual(['b', 'a'])
      await store.leadAdds.settle('a', { status: 'done', leadId: '99', code: null, sentence: 'Found.', settledAt: at(9) })
      expect(await other.leadAdds.get('a')).toEqual({ ...add('a', 'done', 3), leadId: '99', sentence: 'Found.', settledAt: at(9) })
      expect((await store.leadAdds.unsettled(at(1))).map((row) => row.id)).toEqual(['b'])
      expect(await store.leadAdds.get('nobody')).toBeNull()
    })

    it('finds the newest add of a request', async () => {
      const { store } = await open()
      await store.leadAdds.insert({ ...add('a', 'failed', 1), requestKey: 'user:k' })
      await store.leadAdds.insert({ ...add('b', 'sending', 2), requestKey: 'user:k' })
      await store.leadAdds.insert(add('c', 'sending', 3))
      expect((await store.leadAdds.ofRequest('user:k'))?.id).toBe('b')
      expect(await store.leadAdds.ofRequest('user:other')).toBeNull()
    })
  })
}
