import type { ListDrift, ListChanges } from '@/lib/contracts/lists'

/** One write to a list: the ledger behind "unknown", "deleting" and what a restart must look for. */
export type ListAct = {
  id: string
  kind: 'create' | 'edit' | 'remove'
  /** null until a new list is found. */
  listId: string | null
  listName: string
  /** What an edit found; empty otherwise. */
  before: ListChanges
  after: ListChanges
  /** `sending` is committed before the request; after a crash it means "nobody knows". */
  status: 'sending' | 'unknown' | 'deleting' | 'done' | 'failed'
  actId: string
  actorName: string
  sentence: string
  beganAt: string
  /** When the write was answered or given up; a read must begin after it to count. */
  endedAt: string | null
  settledAt: string | null
}

export type ListSettlement = Pick<ListAct, 'status' | 'listId' | 'sentence' | 'endedAt' | 'settledAt'>

/** What was last known of a list, so that a change from elsewhere shows, also after a restart. */
export type StoredList = {
  listId: string
  name: string
  active: boolean
  /** As the row or a search by campaign said; null while nobody asked. */
  campaignId: string | null
  /** When the search that told the campaign began. */
  campaignAt: string | null
  /** What was last written here. */
  description: string | null
  drift: ListDrift | null
}

export type ListStore = {
  listActs: {
    /** Commits durably before it resolves. */
    insert: (act: ListAct) => Promise<void>
    settle: (id: string, settlement: ListSettlement) => Promise<void>
    /** Without a settlement, oldest first. */
    unsettled: () => Promise<ListAct[]>
    /** The newest of a list. */
    latestOf: (listId: string) => Promise<ListAct | null>
  }
  listStates: {
    all: () => Promise<StoredList[]>
    put: (rows: readonly StoredList[]) => Promise<void>
    remove: (listIds: readonly string[]) => Promise<void>
  }
}
