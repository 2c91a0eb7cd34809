import { z } from 'zod'
import { isJobOver } from '@/lib/contracts/jobs-words'
import { byOwnId } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { snapshotStream } from '@/lib/server/http/snapshot-stream'
import { getJob } from '@/lib/server/usecases/jobs/get-job'

export const GET = route({
  permission: 'lists.edit',
  input: z.object({ params: byOwnId }),
  isBackground: true,
  run: async (ctx, { params: { id } }, request) =>
    snapshotStream(ctx, request.signal, {
      first: await getJob(ctx, id),
      again: () => getJob(ctx, id),
      isAbout: (event) => event.kind === 'job.changed' && event.jobId === id,
      isLast: ({ status }) => isJobOver(status),
    }),
})
