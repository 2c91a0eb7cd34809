import { describe, expect, it } from 'vitest'
import type { StoredView } from '@/lib/server/ports/store'
import type { OpenFresh } from './opened-store'

const at = (second: number): string => new Date(Date.UTC(2026, 10, 21, 17, 0, second)).toISOString()
const viewOf = (id: string, changes: Partial<StoredView> = {}): StoredView => ({
  id, page: 'leads', ownerId: 'u1', ownerName: 'Ada', name: `View ${id}`, search: 'status=NEW&columns=name,phone', shared: false, createdAt: at(1), updatedAt: at(1), ...changes,
})

export function viewsContract(open: OpenFresh): void {
  describe('views', () => {
    it('lists the own and the shared ones by name', async () => {
      const { store, again } = await open()
      const views = [viewOf('3'), viewOf('1', { ownerId: 'u2' }), viewOf('2', { ownerId: 'u2', shared: true })]
      for (const view of views) await store.views.insert(view)
      expect((await (await again()).views.list('leads', 'u1')).map(({ id }) => id)).toEqual(['2', '3'])
      expect((await store.views.list('leads', 'u2')).map(({ id }) => id)).toEqual(['1', '2'])
    })

    it('gives back what was put in, changes only what is named, and forgets', async () => {
      const { store } = await open()
      await store.views.insert(viewOf('1'))
      await store.views.update('1', { shared: true, updatedAt: at(2) })
      expect(await store.views.get('1')).toEqual(viewOf('1', { shared: true, updatedAt: at(2) }))
      await store.views.update('1', { name: 'Fresh', search: '', shared: false, updatedAt: at(3) })
      expect(await store.views.get('1')).toEqual(viewOf('1', { name: 'Fresh', search: '', updatedAt: at(3) }))
      await store.views.remove('1')
      expect(await store.views.get('1')).toBeNull()
    })
  })
}
