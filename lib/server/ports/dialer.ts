import type { ReadStamp } from '@/lib/contracts/paging'
import type { AgentNow, AgentPerformance, FloorCount } from '@/lib/contracts/agents'
import type { Callback } from '@/lib/contracts/callbacks'
import type { Call } from '@/lib/contracts/calls'
import type { ConvosoUser } from '@/lib/contracts/convoso-users'
import type { Disposition } from '@/lib/contracts/dispositions'
import type { Lead, LeadFilters, NewLead, LeadChanges } from '@/lib/contracts/leads'
import type { List, NewList, ListChanges } from '@/lib/contracts/lists'
import type { Recording } from '@/lib/contracts/recordings'

/** A value read from the dialer, with the span of time in which it was true. */
export type Read<T> = ReadStamp & { data: T }

export type ReadOptions = {
  /** Background work gets at most half of the pace and waits behind people. */
  priority?: 'interactive' | 'background'
  /** Epoch ms: an answer whose request began earlier does not do, neither cached nor joined in flight. */
  begunAfter?: number
  /** How old (by its begin) a cached answer may be; 0 by default: never from the cache. */
  maxAgeMs?: number
  /** False for a large answer that nobody will ask for again: it must not push others out of memory. */
  keep?: boolean
  signal?: AbortSignal
}

export type WriteOptions = { priority?: 'interactive' | 'background'; signal?: AbortSignal }

/** One page. `total` is null where the dialer names none; `limit` is the one it echoed. */
export type Page<T> = { items: T[]; total: number | null; offset: number; limit: number }

export type DialerCampaign = {
  id: string
  name: string
  active: boolean
  lastCallAt: string | null
  timeZone: string | null
}

export type PageInput = { offset?: number; limit?: number }

export type CallFilters = PageInput & {
  id?: string
  leadId?: string
  campaignIds?: string[]
  listIds?: string[]
  queueIds?: string[]
  userIds?: string[]
  statuses?: string[]
  phone?: string
  numberDialed?: string
  firstName?: string
  lastName?: string
  callTypes?: string[]
  calledCount?: number
  /** Instants; inclusive on both ends at second resolution. Never left out: the dialer's default is its own "today". */
  from: string
  to: string
  order?: 'asc' | 'desc'
  withRecordings?: boolean
}

export type CallbackFilters = PageInput & {
  /** Days `YYYY-MM-DD` in the account's zone. */
  fromDay?: string
  toDay?: string
  campaignId?: string
  leadId?: string
  listId?: string
  userId?: string
  recipient?: 'system' | 'personal'
  /** The last three mean the same: which of the spellings an upstream knows depends on its generation. */
  stage?: 'pending' | 'completed' | 'dismissed' | 'past-due' | 'pastdue' | 'missed'
}

/**
 * What use cases need of a dialer. Reads throw AppError upstream_* and are retried inside; writes are never retried:
 * they resolve only when the dialer said yes, and an error carries `sent: 'no' | 'maybe'`.
 */
export type Dialer = {
  campaigns: {
    search: (options?: ReadOptions) => Promise<Read<DialerCampaign[]>>
    setActive: (campaignId: string, active: boolean, options?: WriteOptions) => Promise<void>
  }
  lists: {
    search: (input: { active: boolean; id?: string; campaignId?: string }, options?: ReadOptions) => Promise<Read<List[]>>
    insert: (list: NewList, options?: WriteOptions) => Promise<{ id: string }>
    update: (id: string, changes: ListChanges, options?: WriteOptions) => Promise<void>
    /** `pending`: the dialer answered code 102 and deletes in the background. */
    remove: (id: string, options?: WriteOptions) => Promise<{ pending: boolean }>
  }
  leads: {
    search: (input: LeadFilters & PageInput, options?: ReadOptions) => Promise<Read<Page<Lead>>>
    insert: (lead: NewLead, options?: WriteOptions) => Promise<{ id: string }>
    update: (id: string, changes: LeadChanges, options?: WriteOptions) => Promise<void>
    remove: (id: string, options?: WriteOptions) => Promise<void>
    recordings: (input: PageInput & { leadId: string; from?: string; to?: string }, options?: ReadOptions) => Promise<Read<Page<Recording>>>
  }
  users: {
    search: (input: PageInput & { user?: string }, options?: ReadOptions) => Promise<Read<Page<ConvosoUser>>>
    recordings: (input: PageInput & { user: string; from?: string; to?: string }, options?: ReadOptions) => Promise<Read<Page<Recording>>>
  }
  agents: {
    performance: (
      input: { from?: string; to?: string; campaignIds?: string[]; listIds?: string[]; queueIds?: string[]; userIds?: string[]; statuses?: string[] },
      options?: ReadOptions,
    ) => Promise<Read<AgentPerformance[]>>
    monitor: (input: { campaignIds?: string[]; userIds?: string[]; queueIds?: string[] }, options?: ReadOptions) => Promise<Read<AgentNow[]>>
    floor: (input: { campaignIds?: string[] }, options?: ReadOptions) => Promise<Read<FloorCount>>
  }
  calls: { search: (filters: CallFilters, options?: ReadOptions) => Promise<Read<Page<Call>>> }
  callbacks: { search: (filters: CallbackFilters, options?: ReadOptions) => Promise<Read<Page<Callback>>> }
  dispositions: { search: (query: string, options?: ReadOptions) => Promise<Read<Disposition[]>> }
  /** Without a call: how the line to the upstream is doing. */
  health: () => DialerHealth
}

export type DialerHealth = {
  lastSuccessAt: string | null
  lastFailureAt: string | null
  /** One of our own sentences, never the upstream's text. */
  lastFailure: string | null
  breakerOpen: boolean
  queued: number
}
