import type { Job } from '@/lib/contracts/jobs'
import { AppError } from '@/lib/server/core/errors'
import { beginAct, endAct, recordAct } from '../audit/record-act'
import type { Ctx } from '../desk'
import { getJob, requireJob } from './get-job'
import { jobAct } from './job-act'
import { publishJob } from './publish-job'

/** Does the failed rows again, each read afresh before it is written. Rows nobody knows about stay as they are. */
export async function retryJob(ctx: Ctx, id: string): Promise<Job> {
  const found = await requireJob(ctx, id)
  const { failed } = found.counts
  const isOver = found.status === 'done' || found.status === 'cancelled'
  if (!isOver || failed === 0) throw new AppError('conflict', isOver ? 'No row of this job failed.' : 'This job is not over yet.', { current: { status: found.status } })
  await recordAct(ctx, { action: 'jobs.retry', target: { kind: 'job', id, name: found.title }, after: { failed } }, async () => {
    const act = jobAct(found, { retried: failed })
    const actId = await beginAct(ctx, act)
    const reopened = await ctx.store.jobs.reopenFailed(id, ['done', 'cancelled'], { status: 'running', actId, finishedAt: null, problem: null })
    if (reopened > 0) return
    await endAct(ctx, actId, act, { outcome: 'failed' })
    throw new AppError('conflict', 'Somebody else has started this job again just now.')
  })
  ctx.jobs.wake()
  publishJob(ctx, id)
  return await getJob(ctx, id)
}
