import type { LeadsAnswer } from '@/lib/contracts/lead-search'
import type { LeadFilters } from '@/lib/contracts/leads'
import { toInstant } from '@/lib/shared/instant'
import { isAppError } from '@/lib/server/core/errors'
import type { Ctx } from '../desk'

const days = 30
const minuteMs = 60_000
const most = 100

/** Nobody has the number, but perhaps it was called or called us: calls of the last 30 days, null where the log did not answer. */
export async function callsWithNumber(ctx: Ctx, any: readonly LeadFilters[]): Promise<LeadsAnswer['callsWithNumber']> {
  const number = any.map(({ phone }) => phone).find((phone) => phone !== undefined)
  if (number === undefined) return null
  const to = ctx.clock.now() - (ctx.clock.now() % minuteMs) + minuteMs
  const span = { from: toInstant(to - days * 86_400_000), to: toInstant(to), limit: most }
  try {
    const reads = await Promise.all([{ phone: number }, { numberDialed: number }].map((filter) => ctx.dialer.calls.search({ ...span, ...filter }, { maxAgeMs: minuteMs })))
    const calls = new Set(reads.flatMap(({ data }) => data.items.map(({ id }) => id)))
    return { calls: calls.size, isMore: reads.some(({ data }) => data.items.length >= most), days }
  } catch (error) {
    if (!isAppError(error)) throw error
    return { calls: null, isMore: false, days }
  }
}
