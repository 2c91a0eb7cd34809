import type { Call, CallRow, CallsAnswer, CallsQuery } from '@/lib/contracts/calls'
import { roleMay } from '@/lib/contracts/permissions'
import { isPlayableSource, recordingIdOfCall } from '@/lib/contracts/recordings-words'
import { toInstant } from '@/lib/shared/instant'
import type { Actor } from '@/lib/server/ports/actor'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { openPersonal } from '../personal/open-personal'
import { shownCall } from '../personal/shown-call'
import { readCallQuestion } from './call-question'
import { readCallWindows } from './read-call-windows'

/** One page of the call log, newest first, as this person may see it. Throws what the dialer throws, and gone for a forgotten search. */
export async function searchCalls(ctx: Ctx, query: CallsQuery): Promise<CallsAnswer> {
  assertMay(ctx, 'leads.read')
  const { before, skip, limit, ...search } = query
  const { asked, sentence } = await readCallQuestion(ctx, search)
  const begunAt = toInstant(ctx.clock.now())
  const start = before === undefined ? undefined : { before, skip }
  const pages = readCallWindows(ctx, { ...asked, withRecordings: mayPlay(ctx) }, { from: query.from, to: query.to, start, pageSize: limit })
  const { value: page } = await pages.next()
  await pages.return(undefined)
  const calls = page?.calls ?? []
  await openPersonal(ctx, { kind: 'page', id: search.s ?? 'calls', rows: calls.length })
  const now = toInstant(ctx.clock.now())
  const strangers = page === undefined ? 0 : page.looked - page.calls.length
  return {
    items: calls.map((call) => callRowOf(ctx, call)),
    next: page?.next ?? null,
    total: page?.total ?? 0,
    notes: [page?.unread?.sentence, strangerNote(strangers, start !== undefined)].flatMap((note) => note ?? []),
    search: sentence,
    read: { begunAt, answeredAt: now },
    now,
  }
}

const mayPlay = ({ actor }: { actor: Actor }): boolean => actor.role === 'system' || roleMay(actor.role, 'recordings.play')

/** `call` knows where the sound lies; only what `shownCall` leaves may be answered with. */
export function callRowOf(ctx: { actor: Actor }, call: Call): CallRow {
  const { recordings, ...shown } = shownCall(ctx, call)
  const hasRecording = recordings.length > 0 && mayPlay(ctx)
  return {
    ...shown,
    recordingId: hasRecording ? recordingIdOfCall(call.id) : null,
    isPlayable: hasRecording && call.recordings.some(({ source }) => isPlayableSource(source)),
  }
}

/** On a later page rows of its first second may have been shown before. */
function strangerNote(rows: number, isLaterPage: boolean): string | null {
  if (rows === 0 || isLaterPage) return null
  return `Convoso answered with ${rows.toLocaleString('en-US')} ${rows === 1 ? 'call' : 'calls'} besides what was asked for; left out here.`
}
