import type { Call } from '@/lib/contracts/calls'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { formatInZone } from '@/lib/shared/zone-stamp'
import { AppError } from '@/lib/server/core/errors'
import type { Page } from '@/lib/server/ports/dialer'
import type { Ctx } from '../desk'
import { newestCalls, type CallsOf, type Span } from './person-reads'

const hourMs = 3_600_000

type CallPages = { of: CallsOf; span: Span; signal?: AbortSignal | undefined }
/** `covered`: every call from this moment on has been answered; null while that cannot be told. */
export type CallsPage = { calls: Call[]; covered: string | null; isLast: boolean }

/**
 * A span of the call log, newest first, page by page, each call once. The log ends at a cap of rows: each page therefore asks for the
 * slice before the last call of the one before instead of skipping ahead. Throws what the dialer throws.
 */
export async function* readCalls(ctx: Ctx, { of, span, signal }: CallPages): AsyncGenerator<CallsPage> {
  const seen = new Set<string>()
  let to = span.to
  let offset = 0
  for (;;) {
    const { data } = await newestCalls(ctx, { of, span: { from: span.from, to }, offset, ...(signal && { signal }) })
    const fresh = data.items.filter(({ id }) => !seen.has(id))
    for (const { id } of fresh) seen.add(id)
    const edge = sliceEnd(data.items, ctx.environment.timeZone)
    const isLast = endsHere(data, offset)
    yield { calls: onlyOwn(fresh, of), covered: isLast ? span.from : edge, isLast }
    if (isLast) return
    if (edge === null || edge === to) offset += data.items.length
    else [to, offset] = [edge, 0]
  }
}

const endsHere = ({ items, total, limit }: Page<Call>, offset: number): boolean =>
  items.length === 0 || (total === null ? items.length < limit : offset + items.length >= total)

/** The second of the oldest call of a page; null where the page is in another order, or where that second has no name of its own. */
function sliceEnd(calls: readonly Call[], zone: string): string | null {
  const [newest, oldest] = [calls[0]?.startedAt ?? null, calls.at(-1)?.startedAt ?? null]
  return newest === null || oldest === null || newest < oldest || isTwice(oldest, zone) ? null : oldest
}

/** In the hour that a clock goes through twice, a stamp may mean the wrong pass. */
function isTwice(at: string, zone: string): boolean {
  const stamp = formatInZone(at, zone)
  return [-hourMs, hourMs].some((step) => formatInZone(toInstant(fromInstant(at) + step), zone) === stamp)
}

/** An upstream that does not know a filter answers with everybody's calls: nobody of them is shown. */
function onlyOwn(calls: Call[], of: CallsOf): Call[] {
  const own = calls.filter((call) => isOf(call, of))
  if (own.length === 0 && calls.length > 0) throw new AppError('upstream_unreadable', 'Convoso answered with calls of other people.')
  return own
}

const isOf = (call: Call, { phone, numberDialed, leadId }: CallsOf): boolean =>
  (phone === undefined || isNumber(call.phone, phone)) &&
  (numberDialed === undefined || isNumber(call.numberDialed, numberDialed)) &&
  (leadId === undefined || call.leadId === leadId)

/** The upstream may write a number with its country code. */
const isNumber = (written: string | null, digits: string): boolean => written?.replace(/\D/g, '').endsWith(digits) === true
