import { z } from 'zod'
import { jobsQuery, newJob } from '@/lib/contracts/jobs'
import { idempotencyKey } from '@/lib/contracts/requests'
import { route } from '@/lib/server/http/route'
import { createJob } from '@/lib/server/usecases/jobs/create-job'
import { searchJobs } from '@/lib/server/usecases/jobs/search-jobs'

export const GET = route({ permission: 'lists.edit', input: z.object({ query: jobsQuery }), run: (ctx, { query }) => searchJobs(ctx, query) })

export const POST = route({
  permission: 'lists.edit',
  input: z.object({ body: newJob, idempotencyKey }),
  status: 202,
  run: (ctx, { body, ...rest }) => createJob(ctx, body, rest),
})
