import { z } from 'zod'
import { byRecordingId } from '@/lib/contracts/recordings'
import { route } from '@/lib/server/http/route'
import { getPeaks } from '@/lib/server/usecases/recordings/get-peaks'

export const GET = route({
  permission: 'recordings.play',
  input: z.object({ params: byRecordingId }),
  run: (ctx, { params }, { signal }) => getPeaks(ctx, { recordingId: params.id, signal }),
})
