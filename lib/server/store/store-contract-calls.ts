import { describe, expect, it } from 'vitest'
import type { OpenFresh } from './opened-store'

const at = (second: number): string => new Date(Date.UTC(2026, 10, 21, 17, 0, second)).toISOString()
const versionOf = (version: number, state: string) => ({ version, rules: [{ state }], savedAt: at(version), savedBy: 'u1', savedByName: 'Ada' })

export function callsContract(open: OpenFresh): void {
  describe('calling hours', () => {
    it('answers the newest version, and takes none twice', async () => {
      const { store, again } = await open()
      expect(await store.callingRules.newest()).toBeNull()
      expect(await store.callingRules.insert(versionOf(1, 'FL'))).toBe(true)
      expect(await store.callingRules.insert(versionOf(2, 'TX'))).toBe(true)
      expect(await store.callingRules.insert(versionOf(2, 'NY'))).toBe(false)
      expect(await (await again()).callingRules.newest()).toEqual(versionOf(2, 'TX'))
    })
  })
}
