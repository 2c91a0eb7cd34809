import type { AgentPerformance } from '@/lib/contracts/agents'
import type { Ratio } from '@/lib/contracts/performance'

/** The sums of one day on the calendar of `zone`, once it lies so far back that they should not change any more. */
export type KeptDay = {
  zone: string
  day: string
  /** Empty: of the whole account, whatever the campaign. */
  campaignId: string
  /** When the request went out whose answer this is. */
  askedAt: string
  /** Somebody wants it read anew; until then it is better than nothing. */
  isStale: boolean
  rows: AgentPerformance[]
}

export type PerformanceStore = {
  keptDays: {
    /** Both days included. */
    between: (span: { zone: string; fromDay: string; toDay: string; campaignIds: readonly string[] }) => Promise<KeptDay[]>
    /** All in one commit; each replaces what was kept of that day, unless that was asked for later. */
    put: (days: readonly KeptDay[]) => Promise<void>
    /** Marks them stale, whatever their campaign; answers how many days that are. */
    expire: (span: { zone: string; fromDay: string; toDay: string }) => Promise<number>
  }
  ratios: {
    /** By name. */
    list: () => Promise<Ratio[]>
    insert: (ratio: Ratio) => Promise<void>
    remove: (id: string) => Promise<void>
  }
}
