import type { Store, StoredSearch } from '@/lib/server/ports/store'

export function fakePersonalData(): Pick<Store, 'keptSearches' | 'personalReads'> {
  const searches = new Map<string, StoredSearch>()
  const sums = new Map<string, number>()
  return {
    keptSearches: {
      insert: (search) => Promise.resolve(void searches.set(search.key, search)),
      get: (key) => Promise.resolve(searches.get(key) ?? null),
    },
    personalReads: {
      add: (userId, hour, rows) => {
        const sum = (sums.get(`${userId} ${hour}`) ?? 0) + rows
        sums.set(`${userId} ${hour}`, sum)
        return Promise.resolve(sum)
      },
    },
  }
}
