import { toInstant } from '@/lib/shared/instant'
import { isAppError, sentenceOf } from '@/lib/server/core/errors'
import { endAct } from '@/lib/server/usecases/audit/record-act'
import { jobAct } from '@/lib/server/usecases/jobs/job-act'
import { isPassing, restAfter } from './passing'
import type { Shift } from './work-job'

/** Gathers the rows; nothing is written upstream before all of them are there and what was asked for. Else the job is refused. */
export async function prepareJob(shift: Shift): Promise<void> {
  const { ctx, hold, signal, pause } = shift
  const gathered = await gather(shift).catch((error: unknown) => ({ error }))
  if (signal.aborted || gathered === 'left') return
  if (gathered === 'whole') {
    pause.succeeded()
    await ctx.store.jobs.advance(hold, 'preparing', { status: 'running', startedAt: toInstant(ctx.clock.now()), problem: null })
    return
  }
  const { error } = gathered
  // Our own store's trouble is not the selection's.
  if (!isAppError(error) || error.code === 'storage_busy' || error.code === 'storage_full') throw error
  if (isPassing(error) && pause.streak() < patience) return await restAfter(shift, error)
  await refuse(shift, error)
}

/** So many failing attempts in a row, with growing rests: about a minute. */
const patience = 6

async function gather({ ctx, job, hold, handler, signal }: Shift): Promise<'whole' | 'left'> {
  await ctx.store.jobs.clearRows(hold)
  let position = 0
  for await (const found of handler.prepare(ctx, job, signal)) {
    const first = position
    await ctx.store.jobs.addRows(hold, found.map((row, index) => ({ ...row, position: first + index })))
    position += found.length
    const now = await ctx.store.jobs.get(job.id)
    if (signal.aborted || now?.status !== 'preparing') return 'left'
  }
  return 'whole'
}

async function refuse({ ctx, job, hold }: Shift, error: unknown): Promise<void> {
  const problem = { code: isAppError(error) ? error.code : 'internal', sentence: sentenceOf(error) } as const
  await ctx.store.jobs.clearRows(hold)
  const isRefused = await ctx.store.jobs.advance(hold, 'preparing', { status: 'refused', problem, finishedAt: toInstant(ctx.clock.now()) })
  if (isRefused) await endAct(ctx, job.actId, jobAct(job, { refused: problem.code }), { outcome: 'failed', upstream: problem.sentence })
}
