import type { AuditOutcome } from '@/lib/contracts/audit'
import type { JobCounts } from '@/lib/contracts/jobs-words'
import { toInstant } from '@/lib/shared/instant'
import { endAct } from '@/lib/server/usecases/audit/record-act'
import { jobAct } from '@/lib/server/usecases/jobs/job-act'
import type { Shift } from './work-job'

const rowsPerCommit = 500

/** The end: every row has its result, and the audit has the counts. */
export async function finishJob(shift: Shift): Promise<void> {
  const { ctx, job, hold } = shift
  const isCancelled = job.status === 'cancelling'
  if (isCancelled && !(await skipUnbegun(shift))) return
  const at = toInstant(ctx.clock.now())
  const status = isCancelled ? 'cancelled' : 'done'
  const isOver = await ctx.store.jobs.advance(hold, job.status, { status, finishedAt: at, ...(isCancelled ? {} : { problem: null }) })
  const counts = (await ctx.store.jobs.get(job.id))?.counts
  if (!isOver || counts === undefined) return
  await endAct(ctx, job.actId, jobAct(job, { status, ...counts }), { outcome: isCancelled ? 'failed' : outcomeOf(counts) })
}

const outcomeOf = ({ failed, unknown }: JobCounts): AuditOutcome => (unknown > 0 ? 'unknown' : failed > 0 ? 'failed' : 'succeeded')

/** Answers whether none is left. */
async function skipUnbegun({ ctx, job, hold, signal }: Shift): Promise<boolean> {
  for (;;) {
    const rows = await ctx.store.jobs.rows({ jobId: job.id, statuses: ['pending'], limit: rowsPerCommit })
    if (rows.length === 0) return true
    if (signal.aborted) return false
    const updatedAt = toInstant(ctx.clock.now())
    await ctx.store.jobs.putRows(hold, rows.map((row) => ({ ...row, status: 'skipped', code: 'cancelled', detail: 'The job was cancelled before this row.', updatedAt })))
  }
}
