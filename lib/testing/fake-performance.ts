import type { Ratio } from '@/lib/contracts/performance'
import type { KeptDay, PerformanceStore } from '@/lib/server/ports/performance'

export function fakePerformance(): PerformanceStore {
  const days = new Map<string, KeptDay>()
  const ratios = new Map<string, Ratio>()
  const keyOf = ({ zone, campaignId, day }: Pick<KeptDay, 'zone' | 'campaignId' | 'day'>) => `${zone} ${campaignId} ${day}`
  const within = (row: KeptDay, { zone, fromDay, toDay }: { zone: string; fromDay: string; toDay: string }) =>
    row.zone === zone && row.day >= fromDay && row.day <= toDay
  return {
    keptDays: {
      between: (span) => Promise.resolve([...days.values()].filter((row) => within(row, span) && span.campaignIds.includes(row.campaignId))),
      put: (rows) => {
        for (const row of rows) if ((days.get(keyOf(row))?.askedAt ?? '') <= row.askedAt) days.set(keyOf(row), row)
        return Promise.resolve()
      },
      putContacts: (all) => {
        for (const { contacts, ...day } of all) {
          const known = days.get(keyOf(day))
          if (known?.askedAt === day.askedAt) days.set(keyOf(day), { ...known, contacts })
        }
        return Promise.resolve()
      },
      expire: (span) => {
        const expired = [...days.values()].filter((row) => within(row, span))
        for (const row of expired) days.set(keyOf(row), { ...row, isStale: true })
        return Promise.resolve(new Set(expired.map(({ day }) => day)).size)
      },
    },
    ratios: {
      list: () => Promise.resolve([...ratios.values()].toSorted((a, b) => a.name.localeCompare(b.name))),
      insert: (row) => Promise.resolve(void ratios.set(row.id, row)),
      remove: (id) => Promise.resolve(void ratios.delete(id)),
    },
  }
}
