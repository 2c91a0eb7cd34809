import type { Call } from '@/lib/contracts/calls'
import type { Lead } from '@/lib/contracts/leads'
import { fromInstant } from '@/lib/shared/instant'
import type { Span } from './person-reads'

/** What the calls read so far tell about leads, so that nobody asks lead by lead for what is known or cannot be. */
export type ToldCalls = {
  add: (calls: readonly Call[]) => void
  /** No more calls come; `isWhole`: none of the wanted span is missing. */
  close: (isWhole: boolean) => void
  /** The story was left in the middle: whoever waits stops too. */
  abandon: (reason: unknown) => void
  /** Whether they came whole. */
  closed: Promise<boolean>
  /** By its own row the lead was not called in this span, and no call says otherwise. */
  isSilent: (lead: Lead, span: Span) => boolean
  /** Every call the lead's own row counts is among them. */
  hasAllOf: (lead: Lead) => boolean
  /** Each of the lead's calls came with its recordings, or nobody spoke in it. */
  hasRecordingsOf: (lead: Lead) => boolean
}

/** A clock that changes, and rows that are some seconds apart. */
const dayMs = 86_400_000
const slackMs = 120_000

type OfLead = { count: number; endedAtMs: number; isHeard: boolean }

export function makeToldCalls(): ToldCalls {
  const byLead = new Map<string, OfLead>()
  const { promise: closed, resolve: close, reject: abandon } = Promise.withResolvers<boolean>()
  closed.catch(() => undefined)
  const reachesLast = (lead: Lead): boolean => {
    const known = byLead.get(lead.id)
    return known !== undefined && lead.lastCalledAt !== null && known.endedAtMs + slackMs >= fromInstant(lead.lastCalledAt)
  }
  return {
    closed,
    close,
    abandon,
    add: (calls) => {
      for (const call of calls) if (call.leadId !== null) byLead.set(call.leadId, withCall(byLead.get(call.leadId), call))
    },
    isSilent: (lead, span) => !byLead.has(lead.id) && (wasNeverCalled(lead) || isOutside(lead, span)),
    hasAllOf: (lead) => lead.calledCount !== null && (byLead.get(lead.id)?.count ?? 0) >= lead.calledCount && reachesLast(lead),
    hasRecordingsOf: (lead) => byLead.get(lead.id)?.isHeard === true && reachesLast(lead),
  }
}

function withCall(known: OfLead | undefined, { startedAt, seconds, system, recordings }: Call): OfLead {
  const endedAtMs = startedAt === null ? 0 : fromInstant(startedAt) + (seconds ?? 0) * 1000
  const isHeard = recordings.length > 0 || system || seconds === 0
  return { count: (known?.count ?? 0) + 1, endedAtMs: Math.max(known?.endedAtMs ?? 0, endedAtMs), isHeard: (known?.isHeard ?? true) && isHeard }
}

const wasNeverCalled = ({ calledCount, lastCalledAt }: Lead): boolean => calledCount === 0 && lastCalledAt === null

const isOutside = ({ lastCalledAt, createdAt }: Lead, { from, to }: Span): boolean =>
  (lastCalledAt !== null && fromInstant(lastCalledAt) + dayMs < fromInstant(from)) || (createdAt !== null && fromInstant(createdAt) - dayMs > fromInstant(to))
