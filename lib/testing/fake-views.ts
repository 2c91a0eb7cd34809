import type { Store, StoredView } from '@/lib/server/ports/store'

export function fakeViews(): Pick<Store, 'views'> {
  const rows = new Map<string, StoredView>()
  return {
    views: {
      list: (page, ownerId) =>
        Promise.resolve([...rows.values()].filter((row) => row.page === page && (row.ownerId === ownerId || row.shared)).toSorted((a, b) => a.name.localeCompare(b.name))),
      get: (id) => Promise.resolve(rows.get(id) ?? null),
      insert: (view) => Promise.resolve(void rows.set(view.id, view)),
      update: (id, changes) => {
        const known = rows.get(id)
        if (known !== undefined) rows.set(id, { ...known, ...changes })
        return Promise.resolve()
      },
      remove: (id) => Promise.resolve(void rows.delete(id)),
    },
  }
}
