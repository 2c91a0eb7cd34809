import { describe, expect, it } from 'vitest'
import type { StoredWall } from '@/lib/server/ports/walls'
import type { OpenFresh } from './opened-store'

const at = (second: number): string => new Date(Date.UTC(2026, 10, 21, 17, 0, second)).toISOString()
const wallOf = (id: string, second: number): StoredWall => ({
  id, name: `Wall ${id}`, createdAt: at(second), createdBy: 'Ada', address: '127.0.0.1', userAgent: null, tokenHash: null, claimedAt: null, lastSeenAt: null, revokedAt: null, revokedBy: null,
})

export function wallsContract(open: OpenFresh): void {
  describe('walls', () => {
    it('hands out the access once, and finds a wall by it', async () => {
      const { store, again } = await open()
      await store.walls.insert(wallOf('w1', 1))
      const second = await again()
      const claims = await Promise.all([store.walls.claim('w1', 'hash-a', at(2)), second.walls.claim('w1', 'hash-b', at(2))])
      expect(claims.toSorted()).toEqual([false, true])
      const hash = claims[0] ? 'hash-a' : 'hash-b'
      expect(await second.walls.byTokenHash(hash)).toEqual({ ...wallOf('w1', 1), tokenHash: hash, claimedAt: at(2), lastSeenAt: at(2) })
      expect(await second.walls.byTokenHash(claims[0] ? 'hash-b' : 'hash-a')).toBeNull()
    })

    it('forgets a revoked one for every purpose but its own record', async () => {
      const { store } = await open()
      for (const wall of [wallOf('w2', 2), wallOf('w1', 1)]) await store.walls.insert(wall)
      await store.walls.claim('w1', 'hash', at(3))
      await store.walls.touch('w1', at(4))
      expect((await store.walls.list()).map(({ id, lastSeenAt }) => [id, lastSeenAt])).toEqual([['w1', at(4)], ['w2', null]])
      expect(await store.walls.revoke('w1', { at: at(5), name: 'Ada' })).toBe(true)
      expect(await store.walls.revoke('w1', { at: at(6), name: 'Bob' })).toBe(false)
      expect(await store.walls.revoke('w3', { at: at(6), name: 'Bob' })).toBe(false)
      expect(await store.walls.byTokenHash('hash')).toBeNull()
      expect(await store.walls.claim('w1', 'other', at(7))).toBe(false)
      expect((await store.walls.list()).map(({ id }) => id)).toEqual(['w2'])
      expect(await store.walls.get('w1')).toMatchObject({ revokedAt: at(5), revokedBy: 'Ada' })
    })
  })
}
