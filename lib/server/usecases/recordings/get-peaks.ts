import type { Waveform } from '@/lib/contracts/recordings'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { findRecording } from './find-recording'

/** The picture of a recording. Looking at it is no play: the audit tells of sound alone. */
export async function getPeaks(ctx: Ctx, { recordingId, signal }: { recordingId: string; signal: AbortSignal }): Promise<Waveform> {
  assertMay(ctx, 'recordings.play')
  return await ctx.waveforms.of(recordingId, {
    signal,
    open: async (stillWanted) => {
      const { source } = await findRecording(ctx, recordingId)
      return await ctx.recordingFiles.open(source, { range: null, signal: stillWanted })
    },
  })
}
