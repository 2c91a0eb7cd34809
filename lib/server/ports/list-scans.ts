import type { ScanStatus } from '@/lib/contracts/list-health-words'

/** What is kept of a lead: enough to count anew and to see numbers twice, and not the number itself. */
export type ScannedLead = {
  leadId: string
  listId: string
  status: string
  /** Null where the dialer did not say. */
  called: number | null
  /** Days `YYYY-MM-DD` in the account's zone. */
  createdDay: string | null
  lastCalledDay: string | null
  /** Epoch seconds. */
  lastCalledAt: number | null
  /** Keyed hashes of the lead's numbers, each once. */
  numbers: string[]
  /** The pass over its list that was under way when it was read last. */
  pass: number
}

export type StoredListScan = {
  listId: string
  status: ScanStatus
  /** Counts up with every pass over the whole list; rows that the newest one did not meet are gone. */
  pass: number
  /** Where the pass goes on: rows already read. */
  position: number
  pageSize: number
  /** Convoso's own total at its last answer about this list. */
  total: number | null
  queuedAt: string
  startedAt: string | null
  finishedAt: string | null
  /** All changes up to here are in the numbers. */
  readAt: string | null
  upstreamCalls: number
  problem: string | null
}

/** How many leads of a list there are of one kind. `attempts`: by calls; `created`: by day of creation, of those called; `called`: by day of the last call. */
export type Tally = { listId: string; kind: TallyKind; key: string; status: string; leads: number }
export type TallyKind = 'attempts' | 'created' | 'created-called' | 'called'

export type NumberGroup = {
  /** The first of the numbers that exactly these leads share. */
  number: string
  numbers: number
  leads: number
  lists: number
  calls: number
  lastCalledAt: number | null
}
export type NumberMember = { number: string; leadId: string; listId: string }

export type ListScanStore = {
  all: () => Promise<StoredListScan[]>
  get: (listId: string) => Promise<StoredListScan | null>
  put: (scan: StoredListScan) => Promise<void>
  /**
   * In one commit: keeps these leads as of now (a lead has one list: it leaves the one it was in), forgets those ids, brings tallies and
   * number groups along, and keeps the scan's new place. All of it or nothing, and twice is the same as once.
   */
  apply: (change: { leads: ScannedLead[]; gone: string[]; scan: StoredListScan | null }) => Promise<void>
  /** All lists that were read through have their changes up to this moment. */
  readUpTo: (at: string) => Promise<void>
  /** Up to `limit` ids of the list that another pass than this one met last. */
  unseen: (listId: string, pass: number, limit: number) => Promise<string[]>
  /** Which lists these leads are kept under; leads that are not kept are left out. */
  listsOf: (leadIds: string[]) => Promise<Map<string, string>>
  /** How many leads are kept of this list. */
  size: (listId: string) => Promise<number>
  tallies: (listIds: string[], kinds: TallyKind[]) => Promise<Tally[]>
  /** Leads per status over all lists. */
  statuses: () => Promise<Map<string, number>>
  /** Forgets the list's scan; its leads must be gone. */
  remove: (listId: string) => Promise<void>
  /** Leads that share a number, most called first; leads that share several are one group. */
  groups: (page: { offset: number; limit: number }) => Promise<{ items: NumberGroup[]; members: NumberMember[]; total: number }>
  membersOf: (number: string) => Promise<NumberMember[]>
  /** Forgets everything: rows, tallies, groups and scans. */
  clear: () => Promise<void>
}
