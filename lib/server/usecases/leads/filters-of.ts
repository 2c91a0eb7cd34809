import { leadSpans } from '@/lib/contracts/lead-search-words'
import type { LeadSearchQuery } from '@/lib/contracts/lead-search'
import type { LeadFilters } from '@/lib/contracts/leads'
import { readSpan } from '@/lib/shared/date-language'
import { AppError } from '@/lib/server/core/errors'
import type { Ctx } from '../desk'

type OpenQuery = Omit<LeadSearchQuery, 's' | 'offset' | 'limit' | 'fields'>

/** The filters of an address in the dialer's terms; spans are read on the account's calendar. Throws invalid_request for one nobody understands. */
export function filtersOf({ clock, environment }: Pick<Ctx, 'clock' | 'environment'>, query: OpenQuery): LeadFilters {
  const frame = { zone: environment.timeZone, nowMs: clock.now() }
  const filters: LeadFilters = {}
  for (const name of leadSpans) {
    const typed = query[name]
    if (typed !== undefined) filters[name] = spanOf(typed, name, frame)
  }
  if (query.leadId !== undefined) filters.leadIds = query.leadId
  if (query.listId !== undefined) filters.listIds = query.listId
  if (query.status !== undefined) filters.statuses = query.status
  for (const name of ['userId', 'ownerId', 'createdBy', 'modifiedBy'] as const) if (query[name] !== undefined) filters[name] = query[name]
  return filters
}

function spanOf(typed: string, path: string, frame: { zone: string; nowMs: number }) {
  const span = readSpan(typed, frame)
  if (span !== null) return span
  const message = 'is no stretch of time: write today, last 7 d or 2026-11-01..2026-11-08'
  throw new AppError('invalid_request', `The request is not valid: ${path} ${message}.`, { fields: [{ path, message }] })
}
