import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Lead } from '@/lib/contracts/leads'
import type { ScannedLead, StoredListScan } from '@/lib/server/ports/list-scans'
import type { Desk } from '../../desk'
import { readQuarantine } from '../radar/quarantine-list'
import { scannedLead } from './scanned-lead'

/** So many rows cost one commit a few milliseconds, in which nobody else is served. */
const leadsPerCommit = 250

type Kept = {
  leads: readonly Lead[]
  /** Kept together with the last of the leads: after a crash they are read again, never left out. */
  scan: StoredListScan | null
}

/** Brings what is kept up to these leads, read just now. One that went to a list nobody scans is forgotten. */
export async function keepLeads(desk: Desk, { leads, scan }: Kept): Promise<void> {
  const scans = new Map((await desk.store.listScans.all()).map((each) => [each.listId, each]))
  if (scan !== null) scans.set(scan.listId, scan)
  const quarantine = new Set([(await readQuarantine(desk)) ?? ''])
  for (let first = 0; first < Math.max(1, leads.length); first += leadsPerCommit) {
    const some = leads.slice(first, first + leadsPerCommit)
    const read = some.map((lead) => ({ lead, kept: scannedLead(desk, lead, { scans, quarantine }) }))
    const kept = read.flatMap(({ kept }): ScannedLead[] => (kept === null ? [] : [kept]))
    const elsewhere = read.flatMap(({ lead, kept }) => (kept === null ? [lead.id] : []))
    const gone = [...(await desk.store.listScans.listsOf(elsewhere)).keys()]
    const isLast = first + leadsPerCommit >= leads.length
    if (kept.length > 0 || gone.length > 0 || (isLast && scan !== null)) await desk.store.listScans.apply({ leads: kept, gone, scan: isLast ? scan : null })
    await nextTurn()
  }
}
