import { isAppError, sentenceOf } from '@/lib/server/core/errors'
import type { JobHandler } from './handler'
import type { Shift } from './work-job'

type AnyShift = Shift<JobHandler>

/** Trouble that is about the line and not about the row: it is waited out. */
export const isPassing = (error: unknown): boolean =>
  isAppError(error) && (error.code === 'upstream_unavailable' || error.code === 'upstream_busy' || error.code === 'upstream_auth' || error.code === 'upstream_unreadable')

/** Says on the job why it stands still, and rests, longer each time. */
export async function restAfter({ ctx, job, hold, signal, pause }: AnyShift, error: unknown): Promise<void> {
  const ms = pause.failed()
  const problem = { code: isAppError(error) ? error.code : 'internal', sentence: sentenceOf(error) } as const
  if (job.problem?.sentence !== problem.sentence) await ctx.store.jobs.advance(hold, job.status, { problem })
  await ctx.clock.sleep(ms, signal).catch(() => undefined)
}

/** Something got through again. */
export async function endRests({ ctx, job, hold, pause }: AnyShift): Promise<void> {
  pause.succeeded()
  if (job.problem !== null && job.status === 'running') await ctx.store.jobs.advance(hold, 'running', { problem: null })
}
