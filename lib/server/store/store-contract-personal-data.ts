import { describe, expect, it } from 'vitest'
import type { OpenFresh } from './opened-store'

const at = (second: number): string => new Date(Date.UTC(2026, 10, 21, 17, 0, second)).toISOString()

export function personalDataContract(open: OpenFresh): void {
  describe('personal data', () => {
    it('keeps a search under its key until it is old', async () => {
      const { store, again } = await open()
      const search = { key: 'k1', ownerId: 'u1', kind: 'leads' as const, body: { firstName: 'Zoë', leadIds: ['7'] }, createdAt: at(1) }
      await store.keptSearches.insert(search)
      expect(await (await again()).keptSearches.get('k1')).toEqual(search)
      expect(await store.keptSearches.get('k2')).toBeNull()
      await store.sweep({ idle: at(9), kept: at(1) })
      expect(await store.keptSearches.get('k1')).toEqual(search)
      await store.sweep({ idle: at(9), kept: at(2) })
      expect(await store.keptSearches.get('k1')).toBeNull()
    })

    it('sums what a person opened in an hour, two at once included', async () => {
      const { store, again } = await open()
      const second = await again()
      const sums = await Promise.all([store.personalReads.add('u1', at(0), 3), second.personalReads.add('u1', at(0), 4)])
      expect(Math.max(...sums)).toBe(7)
      expect(await store.personalReads.add('u1', at(0), 1)).toBe(8)
      expect(await store.personalReads.add('u2', at(0), 1)).toBe(1)
      expect(await store.personalReads.add('u1', at(1), 1)).toBe(1)
    })
  })
}
