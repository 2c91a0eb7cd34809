import type { AuditEntry } from './audit'

const switching = new Set<AuditEntry['action']>(['campaigns.switch', 'campaigns.drift'])

/**
 * The newest act on a campaign that began after one switch of it, by whose hand ever; null where that switch is the last.
 * What failed changed nothing and does not count. `entries` in any order, of any kind.
 */
export function overtakenBy(entries: readonly AuditEntry[], { actId, campaignId }: { actId: string; campaignId: string }): AuditEntry | null {
  const own = entries.filter(({ action, targetKind, targetId }) => switching.has(action) && targetKind === 'campaign' && targetId === campaignId)
  const begins = new Map<string, number>()
  const newest = new Map<string, AuditEntry>()
  for (const entry of own) {
    begins.set(entry.actId, Math.min(entry.seq, begins.get(entry.actId) ?? entry.seq))
    if (entry.seq >= (newest.get(entry.actId)?.seq ?? 0)) newest.set(entry.actId, entry)
  }
  const begun = begins.get(actId) ?? Infinity
  const later = [...newest.values()].filter((entry) => (begins.get(entry.actId) ?? 0) > begun && entry.outcome !== 'failed')
  return later.toSorted((left, right) => right.seq - left.seq)[0] ?? null
}

/** What an act left a campaign as; null where it does not say. */
export function activeIn(held: unknown): boolean | null {
  const active: unknown = typeof held === 'object' && held !== null ? Reflect.get(held, 'active') : null
  return typeof active === 'boolean' ? active : null
}
