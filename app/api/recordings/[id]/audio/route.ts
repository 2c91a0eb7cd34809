import { z } from 'zod'
import { audioQuery, byRecordingId } from '@/lib/contracts/recordings'
import { audioResponse } from '@/lib/server/http/audio-response'
import { route } from '@/lib/server/http/route'
import { playRecording } from '@/lib/server/usecases/recordings/play-recording'

export const GET = route({
  permission: 'recordings.play',
  input: z.object({ params: byRecordingId, query: audioQuery }),
  run: async (ctx, { params, query }, request) => {
    const isDownload = query.download === '1'
    const file = await playRecording(ctx, { recordingId: params.id, rangeHeader: request.headers.get('range'), isDownload, signal: request.signal })
    return await audioResponse(file, { recordingId: params.id, isDownload, method: request.method })
  },
})
