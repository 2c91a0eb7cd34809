import type { Call } from '@/lib/contracts/calls'
import type { LeadCalls } from '@/lib/contracts/lead-edits'
import { leadCallDays, mostLeadCalls } from '@/lib/contracts/lead-edits-words'
import { toInstant } from '@/lib/shared/instant'
import { AppError } from '@/lib/server/core/errors'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'

const dayMs = 86_400_000
const sliceDays = 30

/** The newest calls of one lead in the last 90 days; read in slices, because the log of a long span can end before its beginning. */
export async function getLeadCalls(ctx: Ctx, leadId: string): Promise<LeadCalls> {
  assertMay(ctx, 'leads.read')
  const now = ctx.clock.now()
  const calls = new Map<string, Call>()
  let isCut = false
  for (let back = 0; back < leadCallDays && !isCut; back += sliceDays) {
    const span = { from: toInstant(now - (back + sliceDays) * dayMs), to: toInstant(now - back * dayMs) }
    const { data } = await ctx.dialer.calls.search({ leadId, ...span, limit: mostLeadCalls, order: 'desc' }, { maxAgeMs: 10_000 })
    if (data.items.some((call) => call.leadId !== leadId))
      throw new AppError('selection_mismatch', 'Convoso answered with the calls of other leads. Nothing is shown.')
    for (const call of data.items) calls.set(call.id, call)
    isCut = calls.size > mostLeadCalls || (data.total ?? 0) > data.items.length
  }
  const newest = [...calls.values()].toSorted((a, b) => (b.startedAt ?? '').localeCompare(a.startedAt ?? ''))
  return { items: newest.slice(0, mostLeadCalls).map(shown), days: leadCallDays, isCut, now: toInstant(now) }
}

/** Without a number or a comment: what is left is about the call, not about the person. */
const shown = ({ id, startedAt, seconds, status, statusName, userName, campaignName, callType, endedBy }: Call): LeadCalls['items'][number] => ({
  id, startedAt, seconds, status, statusName, userName, campaignName, callType, endedBy,
})
