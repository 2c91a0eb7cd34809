import { keptCallSearch, type CallSearch, type KeptCallSearch } from '@/lib/contracts/calls'
import { fromInstant } from '@/lib/shared/instant'
import { AppError } from '@/lib/server/core/errors'
import type { Ctx } from '../desk'
import { openKept } from '../leads/kept-search'
import type { CallQuestion } from './matches-call'

/** What an address asks of the call log, with the kept search it names. Throws gone, and invalid_request for a span that ends before it begins. */
export async function readCallQuestion(ctx: Ctx, search: CallSearch): Promise<{ asked: CallQuestion; sentence: string | null }> {
  if (fromInstant(search.from) > fromInstant(search.to))
    throw new AppError('invalid_request', 'The span ends before it begins.', { fields: [{ path: 'to', message: 'must not be before the start' }] })
  const kept = search.s === undefined ? null : keptCallSearch.parse(await openKept(ctx, search.s, 'calls'))
  return { asked: { ...questionOf(search), ...(kept !== null && personOf(kept)) }, sentence: kept?.sentence ?? null }
}

function questionOf({ user, campaign, list, queue, status, type, lead, call, attempt }: CallSearch): CallQuestion {
  return {
    ...(user.length > 0 && { userIds: user }),
    ...(campaign.length > 0 && { campaignIds: campaign }),
    ...(list.length > 0 && { listIds: list }),
    ...(queue.length > 0 && { queueIds: queue }),
    ...(status.length > 0 && { statuses: status }),
    ...(type.length > 0 && { callTypes: type }),
    ...(lead !== undefined && { leadId: lead }),
    ...(call !== undefined && { id: call }),
    ...(attempt !== undefined && { calledCount: attempt }),
  }
}

const personOf = ({ asked: { phone, numberDialed, firstName, lastName } }: KeptCallSearch): CallQuestion => ({
  ...(phone !== undefined && { phone }),
  ...(numberDialed !== undefined && { numberDialed }),
  ...(firstName !== undefined && { firstName }),
  ...(lastName !== undefined && { lastName }),
})
