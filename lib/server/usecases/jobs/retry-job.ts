import type { Job } from '@/lib/contracts/jobs'
import { AppError } from '@/lib/server/core/errors'
import type { CountedJob } from '@/lib/server/ports/jobs'
import { beginAct, endAct, recordAct } from '../audit/record-act'
import type { Ctx } from '../desk'
import { getJob, requireJob } from './get-job'
import { jobAct } from './job-act'
import { publishJob } from './publish-job'

/** Does the failed rows again, each read afresh before it is written. Rows nobody knows about stay as they are. */
export async function retryJob(ctx: Ctx, id: string): Promise<Job> {
  const found = await requireJob(ctx, id)
  if (found.file !== null) return await retryExport(ctx, found)
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

/** An export that came to nothing goes on after its last whole page. */
async function retryExport(ctx: Ctx, { id, kind, title, reason, status, file, problem }: CountedJob): Promise<Job> {
  if (status !== 'refused') throw new AppError('conflict', 'This export did not fail.', { current: { status } })
  if (problem?.code === 'reauth_required') throw new AppError('conflict', problem.sentence)
  const rows = file?.rows ?? 0
  await recordAct(ctx, { action: 'jobs.retry', target: { kind: 'job', id, name: title }, after: { rows } }, async () => {
    const act = jobAct({ id, kind, title, reason }, { resumedAfter: rows })
    const actId = await beginAct(ctx, act)
    if (await ctx.store.jobs.change(id, 'refused', { status: 'running', actId, finishedAt: null, problem: null })) return
    await endAct(ctx, actId, act, { outcome: 'failed' })
    throw new AppError('conflict', 'Somebody else has started this job again just now.')
  })
  ctx.jobs.wake()
  publishJob(ctx, id)
  return await getJob(ctx, id)
}
