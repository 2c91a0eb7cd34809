import { roleMay } from '@/lib/contracts/permissions'
import type { JobHandler } from './handler'
import type { Shift } from './work-job'

/** The right is asked again all the time: somebody who was sent away must not go on through a job. */
export async function mayStill({ ctx, job, handler }: Pick<Shift<JobHandler>, 'ctx' | 'job' | 'handler'>): Promise<boolean> {
  const user = job.actorId === null ? null : await ctx.store.users.get(job.actorId)
  return user !== null && !user.disabled && roleMay(user.role, handler.permission)
}
