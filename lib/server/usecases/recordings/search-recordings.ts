import type { Call } from '@/lib/contracts/calls'
import type { RecordedCall, RecordingsAnswer, RecordingsQuery } from '@/lib/contracts/recordings'
import { isPlayableSource, recordingIdOfCall, recordingsPageSize } from '@/lib/contracts/recordings-words'
import type { CallFilters, Page } from '@/lib/server/ports/dialer'
import { AppError } from '@/lib/server/core/errors'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { openPersonal } from '../personal/open-personal'
import { shownCall } from '../personal/shown-call'

const readRows = 200
/** One page looks through so many calls at most; what it has found by then is shown with a way to go on. */
const mostReads = 5
/** The log ends at 40,000 rows of one span: well before it the span is made shorter. */
const mostSkipped = 20_000

/** Recorded calls of a span, newest first, found in the call log. Says how many calls it looked through and where to go on. */
export async function searchRecordings(ctx: Ctx, query: RecordingsQuery): Promise<RecordingsAnswer> {
  assertMay(ctx, 'recordings.play')
  if (fromInstant(query.from) > fromInstant(query.to))
    throw new AppError('invalid_request', 'The span ends before it begins.', { fields: [{ path: 'to', message: 'must not be before the start' }] })
  const found = await lookThrough(ctx, query)
  await openPersonal(ctx, { kind: 'page', id: 'recordings', rows: found.calls.length })
  return {
    items: found.calls.map((call) => toRecordedCall(call, shownCall(ctx, call))),
    next: found.next,
    looked: found.looked,
    calls: found.total,
    now: toInstant(ctx.clock.now()),
  }
}

type Cursor = { before: string; skip: number }
type Found = { calls: Call[]; next: Cursor | null; looked: number; total: number | null }

async function lookThrough(ctx: Ctx, query: RecordingsQuery): Promise<Found> {
  const found: Found = { calls: [], next: null, looked: 0, total: null }
  let cursor: Cursor = { before: query.before ?? query.to, skip: query.skip }
  for (let read = 0; read < mostReads; read += 1) {
    const { data } = await ctx.dialer.calls.search({ ...filtersOf(query), to: cursor.before, offset: cursor.skip, limit: readRows })
    if (read === 0) found.total = data.total === null ? null : Math.max(0, data.total - cursor.skip)
    const taken = takeRows(found, data.items, query)
    const isEnd = taken === data.items.length && isLastPage(data, cursor)
    if (isEnd) return found
    cursor = nextCursor(cursor, data.items.slice(0, taken))
    if (found.calls.length >= recordingsPageSize) break
  }
  return { ...found, next: cursor }
}

/** Takes rows until the page is full; answers how many it looked at. */
function takeRows(found: Found, rows: readonly Call[], query: RecordingsQuery): number {
  let taken = 0
  for (const call of rows) {
    if (found.calls.length >= recordingsPageSize) break
    taken += 1
    if (isWanted(call, query)) found.calls.push(call)
  }
  found.looked += taken
  return taken
}

const isLastPage = (page: Page<Call>, { skip }: Cursor): boolean =>
  page.items.length === 0 || (page.total === null ? page.items.length < page.limit : skip + page.items.length >= page.total)

/** Goes on by number; far down the log it goes on by time, past the rows of that second that were seen. */
function nextCursor({ before, skip }: Cursor, rows: readonly Call[]): Cursor {
  const last = rows.at(-1)?.startedAt ?? null
  if (skip + rows.length < mostSkipped || last === null || last === before) return { before, skip: skip + rows.length }
  return { before: last, skip: rows.filter(({ startedAt }) => startedAt === last).length }
}

const filtersOf = (query: RecordingsQuery): CallFilters => ({
  from: query.from,
  to: query.to,
  order: 'desc',
  withRecordings: true,
  ...(query.agent.length > 0 && { userIds: query.agent }),
  ...(query.campaign.length > 0 && { campaignIds: query.campaign }),
  ...(query.status.length > 0 && { statuses: query.status }),
  ...(query.lead !== undefined && { leadId: query.lead }),
})

/** Length and recording are no filters upstream; the others are checked again because a filter may be ignored there. */
function isWanted(call: Call, query: RecordingsQuery): boolean {
  const isOf = (wanted: readonly string[], value: string | null) => wanted.length === 0 || (value !== null && wanted.includes(value))
  const seconds = call.seconds ?? 0
  return (
    call.recordings.length > 0 &&
    isOf(query.agent, call.userId) &&
    isOf(query.campaign, call.campaignId) &&
    isOf(query.status, call.status) &&
    (query.lead === undefined || call.leadId === query.lead) &&
    seconds >= (query.minSeconds ?? 0) &&
    seconds <= (query.maxSeconds ?? Number.POSITIVE_INFINITY)
  )
}

/** `call` knows where the sound lies; only `shown` may be answered with. */
const toRecordedCall = (call: Call, shown: Call): RecordedCall => ({
  id: recordingIdOfCall(shown.id),
  callId: shown.id,
  startedAt: shown.startedAt,
  seconds: shown.seconds,
  isPlayable: call.recordings.some(({ source }) => isPlayableSource(source)),
  leadId: shown.leadId,
  leadName: [shown.firstName, shown.lastName].filter((part) => part !== null).join(' ').trim() || null,
  phone: shown.phone ?? shown.numberDialed,
  campaignId: shown.campaignId,
  campaignName: shown.campaignName,
  userId: shown.userId,
  userName: shown.userName,
  status: shown.status,
  statusName: shown.statusName,
})
