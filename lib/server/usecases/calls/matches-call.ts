import type { Call } from '@/lib/contracts/calls'
import type { CallFilters } from '@/lib/server/ports/dialer'

/** What a call is asked for by, besides its time. */
export type CallQuestion = Omit<CallFilters, 'from' | 'to' | 'order' | 'offset' | 'limit'>

/**
 * Whether a row is of what was asked: an upstream that does not know a filter answers with everybody's. Names are left to the upstream,
 * which has its own way of comparing them.
 */
export function matchesCall(call: Call, asked: CallQuestion): boolean {
  return (
    isSame(asked.id, call.id) &&
    isSame(asked.leadId, call.leadId) &&
    isOneOf(asked.campaignIds, call.campaignId) &&
    isOneOf(asked.listIds, call.listId) &&
    isOneOf(asked.userIds, call.userId) &&
    isOneOf(asked.statuses, call.status) &&
    isOneOf(asked.callTypes?.map((type) => type.toUpperCase()), call.callType?.toUpperCase() ?? null) &&
    // An answer may name the queue instead of its number.
    (call.queueId === null || !/^\d+$/.test(call.queueId) || isOneOf(asked.queueIds, call.queueId)) &&
    (asked.calledCount === undefined || call.calledCount === null || call.calledCount === asked.calledCount) &&
    isNumber(asked.phone, call.phone) &&
    isNumber(asked.numberDialed, call.numberDialed)
  )
}

const isSame = (wanted: string | undefined, value: string | null): boolean => wanted === undefined || wanted === value

const isOneOf = (wanted: readonly string[] | undefined, value: string | null): boolean =>
  wanted === undefined || wanted.length === 0 || (value !== null && wanted.includes(value))

/** The upstream may write a number with its country code. */
const isNumber = (wanted: string | undefined, written: string | null): boolean =>
  wanted === undefined || written?.replace(/\D/g, '').endsWith(wanted.replace(/\D/g, '')) === true
