import type { Call } from '@/lib/contracts/calls'
import type { RecordedCall, RecordingsAnswer, RecordingsQuery } from '@/lib/contracts/recordings'
import { isPlayableSource, recordingIdOfCall, recordingsPageSize } from '@/lib/contracts/recordings-words'
import { AppError } from '@/lib/server/core/errors'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { assertMay } from '../assert-may'
import { cursorAfter, type CallCursor } from '../calls/call-cursor'
import type { CallQuestion } from '../calls/matches-call'
import { readCallWindows } from '../calls/read-call-windows'
import type { Ctx } from '../desk'
import { openPersonal } from '../personal/open-personal'
import { shownCall } from '../personal/shown-call'

const readRows = 200
/** One page looks through so many calls at most; what it has found by then is shown with a way to go on. */
const mostReads = 5

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

type Found = { calls: Call[]; next: CallCursor | null; looked: number; total: number | null }

async function lookThrough(ctx: Ctx, query: RecordingsQuery): Promise<Found> {
  const found: Found = { calls: [], next: null, looked: 0, total: null }
  const start = query.before === undefined ? undefined : { before: query.before, skip: query.skip }
  let reads = 0
  for await (const { calls, looked, total, begin, next } of readCallWindows(ctx, questionOf(query), { from: query.from, to: query.to, start, pageSize: readRows })) {
    if (reads === 0) found.total = total === null ? null : Math.max(0, total - query.skip)
    reads += 1
    const taken = takeRows(found, calls, query)
    found.looked += taken === calls.length ? looked : taken
    found.next = taken === calls.length ? next : cursorAfter(begin, calls.slice(0, taken), ctx.environment.timeZone)
    if (found.calls.length >= recordingsPageSize || reads === mostReads) break
  }
  return found
}

/** Takes rows until the page is full; answers how many it looked at. */
function takeRows(found: Found, rows: readonly Call[], query: RecordingsQuery): number {
  let taken = 0
  for (const call of rows) {
    if (found.calls.length >= recordingsPageSize) break
    taken += 1
    if (isWanted(call, query)) found.calls.push(call)
  }
  return taken
}

const questionOf = (query: RecordingsQuery): CallQuestion => ({
  withRecordings: true,
  ...(query.agent.length > 0 && { userIds: query.agent }),
  ...(query.campaign.length > 0 && { campaignIds: query.campaign }),
  ...(query.status.length > 0 && { statuses: query.status }),
  ...(query.lead !== undefined && { leadId: query.lead }),
})

/** Length and recording are no filters upstream. */
function isWanted(call: Call, query: RecordingsQuery): boolean {
  const seconds = call.seconds ?? 0
  return call.recordings.length > 0 && seconds >= (query.minSeconds ?? 0) && seconds <= (query.maxSeconds ?? Number.POSITIVE_INFINITY)
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
