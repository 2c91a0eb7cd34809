import type { JobsAnswer, JobsQuery } from '@/lib/contracts/jobs'
import { toInstant } from '@/lib/shared/instant'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { seesAllJobs } from './get-job'
import { jobView } from './job-view'

/** Newest first: the own jobs, or everybody's for an admin. */
export async function searchJobs(ctx: Ctx, { limit }: JobsQuery): Promise<JobsAnswer> {
  assertMay(ctx, 'lists.edit')
  const own = seesAllJobs(ctx) ? {} : { actorId: ctx.actor.userId ?? '' }
  const found = await ctx.store.jobs.search({ ...own, limit })
  return { items: found.map((stored) => jobView(ctx, stored)), now: toInstant(ctx.clock.now()) }
}
