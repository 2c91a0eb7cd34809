import type { RecordingFile } from '@/lib/server/ports/recording-files'
import { isAppError } from '@/lib/server/core/errors'
import { assertMay } from '../assert-may'
import { beginAct, endAct, type Act } from '../audit/record-act'
import { recordDenied } from '../audit/record-denied'
import type { Ctx } from '../desk'
import { readByteRange } from './byte-range'
import { findRecording } from './find-recording'
import type { FoundRecording } from './playbacks'

type Play = { recordingId: string; rangeHeader: string | null; isDownload: boolean; signal: AbortSignal }

/**
 * The sound of a recording or a part of it. The audit tells of a play once, not of each part that a player asks for.
 * Throws what finding and opening throw; the caller reads or cancels the stream.
 */
export async function playRecording(ctx: Ctx, { recordingId, rangeHeader, isDownload, signal }: Play): Promise<RecordingFile> {
  assertMay(ctx, 'recordings.play')
  if (isDownload) await assertMayKeep(ctx, recordingId)
  const found = await findRecording(ctx, recordingId)
  const act = actOf(found, isDownload)
  const key = `${act.action} ${ctx.actor.userId ?? ''} ${recordingId}`
  const actId = await ctx.playbacks.begin(key, () => beginAct(ctx, act))
  try {
    const file = await ctx.recordingFiles.open(found.source, { range: readByteRange(rangeHeader), signal })
    if (actId !== null) await endAct(ctx, actId, act, { outcome: 'succeeded' })
    return file
  } catch (error) {
    logRefusedHost(ctx, found, error)
    // A part that a seek gave up is still of the play that was told.
    if (actId === null) throw error
    ctx.playbacks.forget(key)
    await endAct(ctx, actId, { ...act, reason: isAppError(error) ? error.message : 'not finished' }, { outcome: 'failed' })
    throw error
  }
}

/** The route lets in whoever may listen; that somebody tried to take the file along is told like any other refusal. */
async function assertMayKeep(ctx: Ctx, recordingId: string): Promise<void> {
  const needs = 'data.export'
  try {
    assertMay(ctx, needs)
  } catch (error) {
    await recordDenied(ctx, { needs, method: 'GET', path: `/api/recordings/${recordingId}/audio` })
    throw error
  }
}

const actOf = ({ id, leadId }: FoundRecording, isDownload: boolean): Act => ({
  action: isDownload ? 'recordings.download' : 'recordings.play',
  target: { kind: 'recording', id },
  ...(leadId !== null && { after: { leadId } }),
})

/** The host alone: the rest of the address opens the recording to whoever has it. */
function logRefusedHost(ctx: Ctx, { id, source }: FoundRecording, error: unknown): void {
  if (!isAppError(error) || error.code !== 'recording_url_rejected') return
  const host = URL.parse(source)?.host.slice(0, 100) ?? null
  ctx.log.warn({ recordingId: id, host }, 'a recording lies where CONVOSO_RECORDING_HOSTS does not allow')
}
