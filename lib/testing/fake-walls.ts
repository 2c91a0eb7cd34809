import type { Store } from '@/lib/server/ports/store'
import type { StoredWall } from '@/lib/server/ports/walls'

export function fakeWalls(): Pick<Store, 'walls'> {
  const rows = new Map<string, StoredWall>()
  const change = (id: string, isMeant: (row: StoredWall) => boolean, changes: Partial<StoredWall>): boolean => {
    const row = rows.get(id)
    if (row === undefined || !isMeant(row)) return false
    rows.set(id, { ...row, ...changes })
    return true
  }
  const isOpen = ({ revokedAt }: StoredWall) => revokedAt === null
  return {
    walls: {
      list: () => Promise.resolve([...rows.values()].filter(isOpen)),
      get: (id) => Promise.resolve(rows.get(id) ?? null),
      insert: (row) => Promise.resolve(void rows.set(row.id, row)),
      claim: (id, tokenHash, at) => Promise.resolve(change(id, (row) => isOpen(row) && row.tokenHash === null, { tokenHash, claimedAt: at, lastSeenAt: at })),
      byTokenHash: (hash) => Promise.resolve([...rows.values()].find((row) => isOpen(row) && row.tokenHash === hash) ?? null),
      touch: (id, at) => Promise.resolve(void change(id, () => true, { lastSeenAt: at })),
      revoke: (id, { at, name }) => Promise.resolve(change(id, isOpen, { revokedAt: at, revokedBy: name })),
    },
  }
}
