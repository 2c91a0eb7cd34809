import { isJobOver, settledOf } from '@/lib/contracts/jobs-words'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { HoldLostError } from '@/lib/server/core/hold-lost'
import type { CountedJob, JobHold } from '@/lib/server/ports/jobs'
import type { Ctx, Desk } from '@/lib/server/usecases/desk'
import { publishJob } from '@/lib/server/usecases/jobs/publish-job'
import { finishJob } from './finish-job'
import type { FileHandler, JobHandler, RowHandler } from './handler'
import { mayStill } from './may-still'
import { prepareJob } from './prepare-job'
import type { Rates } from './rates'
import { reconcileRows } from './reconcile-rows'
import { workBatch } from './work-batch'
import { workFile } from './work-file'

export type Order = { jobId: string; handler: JobHandler; rates: Rates; signal: AbortSignal }

/** What one round of work stands on. */
export type Shift<Handler extends JobHandler = RowHandler> = {
  ctx: Ctx
  job: CountedJob
  hold: JobHold
  handler: Handler
  signal: AbortSignal
  pause: Pause
  /** How far it is now, for whoever watches. */
  tell: (job: CountedJob) => void
}
export type FileShift = Shift<FileHandler>

/** Rests grow while nothing gets through, so that a row does not use up its attempts within one short outage. */
export type Pause = { failed: () => number; succeeded: () => void; streak: () => number }

const publishEveryMs = 1_000
const longestRestMs = 30_000

/** Works on a job until it is over, the signal comes, or another process takes it. */
export async function workJob(desk: Desk, order: Order): Promise<void> {
  const hold = await desk.store.jobs.hold(order.jobId)
  if (hold === null) return
  const tell = announcer(desk, order)
  try {
    await recoverSending(desk, hold)
    const pause = makePause()
    while (!order.signal.aborted) {
      const job = await desk.store.jobs.get(order.jobId)
      if (job === null || isJobOver(job.status)) return
      tell(job)
      await workOn({ ctx: ctxOf(desk, job), job, hold, handler: order.handler, signal: order.signal, pause, tell })
    }
  } catch (error) {
    if (!(error instanceof HoldLostError)) throw error
    desk.log.warn({ jobId: order.jobId }, 'another process has taken over this job')
  } finally {
    order.rates.forget(order.jobId)
    publishJob(desk, order.jobId)
  }
}

async function workOn(shift: Shift<JobHandler>): Promise<void> {
  const { job, hold, handler } = shift
  if (job.status !== 'cancelling' && !(await mayStill(shift))) {
    const problem = { code: 'forbidden', sentence: `${job.actorName} may no longer do this, so the job was ended.` } as const
    return void (await shift.ctx.store.jobs.advance(hold, job.status, { status: 'cancelling', problem }))
  }
  if ('pages' in handler) return await workFile({ ...shift, handler })
  return await workRows({ ...shift, handler })
}

/** One step: the next batch, the next look, or the end. */
async function workRows(shift: Shift): Promise<void> {
  const { ctx, job } = shift
  const { jobs } = ctx.store
  if (job.status === 'preparing') return await prepareJob(shift)
  const due = await jobs.rows({ jobId: job.id, statuses: ['unknown'], limit: laneCount(ctx), dueBy: toInstant(ctx.clock.now()) })
  if (due.length > 0) return await reconcileRows(shift, due)
  const pending = job.status === 'running' ? await jobs.rows({ jobId: job.id, statuses: ['pending'], limit: laneCount(ctx) }) : []
  if (pending.length > 0) return await workBatch(shift, pending)
  const nextDue = await jobs.nextDue(job.id)
  if (nextDue === null) return await finishJob(shift)
  await ctx.clock.sleep(Math.max(1, fromInstant(nextDue) - ctx.clock.now()), shift.signal).catch(() => undefined)
}

/** Small batches: as many rows as background work may have on the wire, so that a mark stands for little time. */
const laneCount = ({ pace }: Desk): number => Math.max(1, Math.floor(pace.maxInFlight / 2))

/** What a killed process had on the wire is read back before anything else is said about it. */
async function recoverSending(desk: Desk, hold: JobHold): Promise<void> {
  const at = toInstant(desk.clock.now())
  const rows = await desk.store.jobs.rows({ jobId: hold.jobId, statuses: ['sending'], limit: 1_000 })
  if (rows.length > 0) await desk.store.jobs.putRows(hold, rows.map((row) => ({ ...row, status: 'unknown', dueAt: at, updatedAt: at })))
}

const ctxOf = (desk: Desk, job: CountedJob): Ctx => ({
  ...desk,
  actor: { userId: job.actorId, name: job.actorName, role: job.actorRole, sessionId: null, authenticatedAt: null, address: null, requestId: null },
})

/** Keeps the rate and nudges the browsers, at most once a second. */
function announcer(desk: Desk, { rates }: Order): (job: CountedJob) => void {
  let toldAt = Number.NEGATIVE_INFINITY
  return (job) => {
    const now = desk.clock.now()
    rates.note(job.id, now, settledOf(job.counts))
    if (now - toldAt < publishEveryMs) return
    toldAt = now
    publishJob(desk, job.id)
  }
}

function makePause(): Pause {
  let streak = 0
  return {
    failed: () => {
      streak += 1
      return Math.min(longestRestMs, 1_000 * 2 ** (streak - 1))
    },
    succeeded: () => {
      streak = 0
    },
    streak: () => streak,
  }
}
