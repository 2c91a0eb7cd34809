import { phoneFields, firstWindowDays, type PhoneField } from '@/lib/contracts/people-words'
import type { Lead } from '@/lib/contracts/leads'
import { dayInZone } from '@/lib/shared/zone-stamp'
import { startOfDay } from '@/lib/shared/dates'
import { toInstant } from '@/lib/shared/instant'
import type { CallFilters, Page, Read, ReadOptions } from '@/lib/server/ports/dialer'
import type { Ctx } from '../desk'

/** Opening, name, story and explanation come within seconds of each other and share their reads. */
const sharedMs = 15_000
export const shared: ReadOptions = { maxAgeMs: sharedMs }

const mostLeads = 200
/** Leads whose recordings and callbacks are asked one by one, the last changed first: the upstream takes one lead at a time. */
export const mostLeadsAsked = 20
/** How many such questions of one source wait at a time: all at once they would fill the line in which everybody else waits too. */
export const lanesOfPerson = 4
const callsPerPage = 500

const minuteMs = 60_000
const hourMs = 3_600_000
const dayMs = 86_400_000

/** All leads that hold the number in this field. */
export const leadsWith = (ctx: Ctx, phone: string, field: PhoneField): Promise<Read<Page<Lead>>> =>
  ctx.dialer.leads.search({ [field]: phone, limit: mostLeads }, shared)

export type Span = { from: string; to: string }

/**
 * The first stretch of a person's story. Its end lies in the future, on a whole minute: two readers of one minute then ask the same
 * question, and an hour that happens twice cannot hide the newest calls.
 */
export function firstSpan(ctx: Ctx): Span {
  const now = ctx.clock.now()
  const { timeZone } = ctx.environment
  const to = Math.ceil(now / minuteMs) * minuteMs + hourMs
  return { from: startOfDay(dayInZone(toInstant(now - firstWindowDays * dayMs), timeZone), timeZone), to: toInstant(to) }
}

export type CallsOf = Pick<CallFilters, 'phone' | 'numberDialed' | 'leadId'>

type CallsAsked = { of: CallsOf; span: Span }

/** As the story will ask for its first page of calls. */
const newestCalls = (ctx: Ctx, { of, span }: CallsAsked) =>
  ctx.dialer.calls.search({ ...of, ...span, order: 'desc', withRecordings: true, offset: 0, limit: callsPerPage }, shared)

/** Puts every read on the wire that the page will want first; what fails here is asked again there. */
export async function warmPerson(ctx: Ctx, phone: string): Promise<void> {
  const span = firstSpan(ctx)
  await Promise.allSettled([
    ...phoneFields.map((field) => leadsWith(ctx, phone, field)),
    newestCalls(ctx, { of: { phone }, span }),
    newestCalls(ctx, { of: { numberDialed: phone }, span }),
  ])
}
