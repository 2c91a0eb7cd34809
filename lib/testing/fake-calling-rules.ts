import type { Store, StoredCallingRules } from '@/lib/server/ports/store'

export function fakeCallingRules(): Pick<Store, 'callingRules'> {
  const versions = new Map<number, StoredCallingRules>()
  return {
    callingRules: {
      newest: () => Promise.resolve([...versions.values()].toSorted((a, b) => b.version - a.version)[0] ?? null),
      insert: (rules) => {
        if (versions.has(rules.version)) return Promise.resolve(false)
        versions.set(rules.version, rules)
        return Promise.resolve(true)
      },
    },
  }
}
