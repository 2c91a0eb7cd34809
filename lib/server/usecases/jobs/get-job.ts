import type { Job } from '@/lib/contracts/jobs'
import { AppError } from '@/lib/server/core/errors'
import type { CountedJob } from '@/lib/server/ports/jobs'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { jobView } from './job-view'

/** One job with its counts. Throws not_found, also for somebody else's. */
export async function getJob(ctx: Ctx, id: string): Promise<Job> {
  return jobView(ctx, await requireJob(ctx, id))
}

/** The own jobs are for whoever may start some; all of them for admins. */
export async function requireJob(ctx: Ctx, id: string): Promise<CountedJob> {
  assertMay(ctx, 'lists.edit')
  const found = await ctx.store.jobs.get(id)
  if (found === null || (!seesAllJobs(ctx) && found.actorId !== ctx.actor.userId)) throw new AppError('not_found', 'There is no such job.')
  return found
}

export const seesAllJobs = ({ actor }: Pick<Ctx, 'actor'>): boolean => actor.role === 'admin' || actor.role === 'system'
