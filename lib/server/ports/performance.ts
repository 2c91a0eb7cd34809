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
  /** Null until somebody asked for them; they belong to `rows` and go with them. */
  contacts: KeptContacts | null
}

/** Calls per agent that reached somebody, and by which dispositions they were asked for: sorted, for what a disposition means can change. */
export type KeptContacts = { codes: string[]; byAgent: Record<string, number> }

export type DayContacts = Pick<KeptDay, 'zone' | 'day' | 'campaignId' | 'askedAt'> & { contacts: KeptContacts }

export type PerformanceStore = {
  keptDays: {
    /** Both days included. */
    between: (span: { zone: string; fromDay: string; toDay: string; campaignIds: readonly string[] }) => Promise<KeptDay[]>
    /** All in one commit; each replaces what was kept of that day, unless that was asked for later. */
    put: (days: readonly KeptDay[]) => Promise<void>
    /** Puts the contacts beside those days that still stand as they were asked, stale or not. */
    putContacts: (days: readonly DayContacts[]) => Promise<void>
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
