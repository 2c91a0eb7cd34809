import type { Lead, NewLead } from '@/lib/contracts/leads'

export type LeadSnapshot = { leadId: string; body: Lead; deletedAt: string; deletedBy: string; actId: string; recreatedAs: string | null }

/** `sending` is committed before the request: after a crash it means "nobody knows". */
type LeadAddStatus = 'sending' | 'done' | 'failed' | 'unknown'

/** One lead that somebody adds. */
export type LeadAdd = {
  id: string
  status: LeadAddStatus
  actId: string
  actorName: string
  /** What was sent, so that a lead found later can be told from one that somebody else made. */
  body: NewLead
  /** Leads that carried the number before; whoever is new among them is ours. */
  knownIds: string[]
  /** Whose request it was, under which key: after a crash the same request again is answered from here. */
  requestKey: string | null
  /** The deleted lead that it makes anew. */
  recreates: string | null
  leadId: string | null
  code: string | null
  sentence: string | null
  beganAt: string
  settledAt: string | null
}

export type LeadSettlement = Pick<LeadAdd, 'status' | 'leadId' | 'code' | 'sentence' | 'settledAt'>

export type LeadStore = {
  leadSnapshots: {
    /** The newest one of a lead stays. */
    put: (snapshot: LeadSnapshot) => Promise<void>
    get: (leadId: string) => Promise<LeadSnapshot | null>
    remove: (leadId: string) => Promise<void>
    setRecreated: (leadId: string, recreatedAs: string) => Promise<void>
  }
  leadAdds: {
    /** Commits durably before it resolves. */
    insert: (add: LeadAdd) => Promise<void>
    get: (id: string) => Promise<LeadAdd | null>
    /** The newest one of a request. */
    ofRequest: (requestKey: string) => Promise<LeadAdd | null>
    settle: (id: string, settlement: LeadSettlement) => Promise<void>
    /** `sending` and `unknown` ones that began since then, oldest first. */
    unsettled: (since: string) => Promise<LeadAdd[]>
  }
}
