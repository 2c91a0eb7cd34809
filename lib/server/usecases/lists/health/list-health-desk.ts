import type { Clock } from '@/lib/server/ports/clock'
import type { Dialer } from '@/lib/server/ports/dialer'
import { makeLeadCounts, type LeadCountsKeeper } from './lead-counts'
import { makeScanBell, type ScanBell } from './scan-bell'

/** What the desk holds for the health of lists. */
export type ListHealthDesk = {
  counts: LeadCountsKeeper
  bell: ScanBell
  /** Keyed, one way. */
  hashNumber: (number: string) => string
}

export const makeListHealthDesk = ({ hashNumber, ...deps }: { dialer: Dialer; clock: Clock; hashNumber: (number: string) => string }): ListHealthDesk => ({
  counts: makeLeadCounts(deps),
  bell: makeScanBell(),
  hashNumber,
})
