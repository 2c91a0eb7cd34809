import type { Recording } from '@/lib/contracts/recordings'
import { readRecordingId } from '@/lib/contracts/recordings-words'
import { AppError } from '@/lib/server/core/errors'
import { toInstant } from '@/lib/shared/instant'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import type { FoundRecording } from './playbacks'

const pageRows = 100
const mostPages = 20
const dayMs = 86_400_000
/** Before the dialer existed: a call is looked up by its id alone, but the log is never asked without a span. */
const earliest = '2000-01-01T00:00:00Z'

/**
 * Where the sound of an id lies, looked up upstream. Throws not_found, recording_not_playable where no source is named, and upstream_*.
 */
export async function findRecording(ctx: Ctx, id: string): Promise<FoundRecording> {
  assertMay(ctx, 'recordings.play')
  const ref = readRecordingId(id)
  if (ref === null) throw new AppError('invalid_request', 'This is not the id of a recording.')
  return await ctx.playbacks.lookUp(id, async () => {
    const recording = ref.kind === 'call' ? await ofCall(ctx, ref.callId) : await ofLead(ctx, ref)
    if (recording.source === null) throw new AppError('recording_not_playable', 'Convoso names no file for this recording, so it cannot be played from here.')
    return { id, leadId: recording.leadId, source: recording.source }
  })
}

async function ofCall(ctx: Ctx, callId: string): Promise<Recording> {
  const to = toInstant(ctx.clock.now() + dayMs)
  const { data } = await ctx.dialer.calls.search({ id: callId, from: earliest, to, limit: 10, withRecordings: true })
  // Whatever the filter did upstream: another call's sound is never played for this one.
  const call = data.items.find((row) => row.id === callId)
  if (call === undefined) throw notFound()
  const recording = call.recordings.find(({ source }) => source !== null) ?? call.recordings[0]
  if (recording === undefined) throw new AppError('not_found', 'This call has no recording, or not yet: it follows some minutes after the call.')
  return recording
}

async function ofLead(ctx: Ctx, { leadId, recordingId }: { leadId: string; recordingId: string }): Promise<Recording> {
  for (let page = 0; page < mostPages; page += 1) {
    const { data } = await ctx.dialer.leads.recordings({ leadId, offset: page * pageRows, limit: pageRows })
    const found = data.items.find((row) => row.id === recordingId && (row.leadId === null || row.leadId === leadId))
    if (found !== undefined) return { ...found, leadId }
    const isLast = data.items.length === 0 || (data.total !== null && (page + 1) * pageRows >= data.total)
    if (isLast) break
  }
  throw notFound()
}

const notFound = (): AppError => new AppError('not_found', 'Convoso has no recording with this id.')
