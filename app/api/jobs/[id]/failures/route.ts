import { z } from 'zod'
import { jobFailuresQuery } from '@/lib/contracts/jobs'
import { byOwnId } from '@/lib/contracts/requests'
import { csvDownload } from '@/lib/server/http/csv-download'
import { route } from '@/lib/server/http/route'
import { getFailures, getFailuresCsv } from '@/lib/server/usecases/jobs/get-failures'

export const GET = route({
  permission: 'lists.edit',
  input: z.object({ params: byOwnId, query: jobFailuresQuery }),
  run: async (ctx, { params: { id }, query: { format, ...page } }) =>
    format === 'csv' ? csvDownload(await getFailuresCsv(ctx, id), `job-${id}-failures.csv`) : await getFailures(ctx, { id, ...page }),
})
