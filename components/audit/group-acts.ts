import type { AuditEntry } from '@/lib/contracts/audit'

/** An intent and what became of it: entries of one act, oldest first. */
export type AuditAct = { actId: string; entries: [AuditEntry, ...AuditEntry[]] }

/** `entries` newest first; acts come in the order of their newest entry. */
export function groupActs(entries: readonly AuditEntry[]): AuditAct[] {
  const acts = new Map<string, AuditAct>()
  for (const entry of entries) {
    const act = acts.get(entry.actId)
    if (act === undefined) acts.set(entry.actId, { actId: entry.actId, entries: [entry] })
    else act.entries.unshift(entry)
  }
  return [...acts.values()]
}

/** The entry that says how the act stands now. */
export const latestOf = ({ entries }: AuditAct): AuditEntry => entries.at(-1) ?? entries[0]
