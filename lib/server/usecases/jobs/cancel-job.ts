import type { Job } from '@/lib/contracts/jobs'
import { isJobOver } from '@/lib/contracts/jobs-words'
import { AppError } from '@/lib/server/core/errors'
import { recordAct } from '../audit/record-act'
import type { Ctx } from '../desk'
import { getJob, requireJob } from './get-job'
import { publishJob } from './publish-job'

/** Ends a job after what is on the wire; rows that were not begun stay untouched, what was done stays done. */
export async function cancelJob(ctx: Ctx, id: string): Promise<Job> {
  const found = await requireJob(ctx, id)
  if (isJobOver(found.status)) throw new AppError('conflict', 'This job is over already.', { current: { status: found.status } })
  await recordAct(ctx, { action: 'jobs.cancel', target: { kind: 'job', id, name: found.title } }, async () => {
    const isCancelled =
      found.status === 'cancelling' ||
      (await ctx.store.jobs.change(id, 'running', { status: 'cancelling' })) ||
      (await ctx.store.jobs.change(id, 'preparing', { status: 'cancelling' }))
    if (!isCancelled) throw new AppError('conflict', 'This job ended just now.')
  })
  ctx.jobs.wake()
  publishJob(ctx, id)
  return await getJob(ctx, id)
}
