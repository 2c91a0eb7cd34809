import { toInstant } from '@/lib/shared/instant'
import { isAppError, sentenceOf } from '@/lib/server/core/errors'
import type { StoredJobRow } from '@/lib/server/ports/jobs'
import { withDeadline } from './deadline'
import type { RowPlan, RowResult } from './handler'
import { endRests, isPassing, restAfter } from './passing'
import type { Shift } from './work-job'
import { withLocks } from './with-locks'

/** So often a row is begun before it counts as failed, when it was the line that failed. */
export const mostAttempts = 4
/** While nothing at all gets through, no row is to blame for it: for about ten minutes of rests. */
const forgivenRests = 20

type Planned = { row: StoredJobRow; plan: RowPlan }
type Failed = { row: StoredJobRow; error: unknown }
type Sending = { row: StoredJobRow; write: (signal: AbortSignal) => Promise<void> }

/**
 * One small batch: read all of them afresh, commit what is settled and what is about to be sent, send, commit the answers.
 * Nobody else in this process writes these rows' subjects meanwhile.
 */
export async function workBatch(shift: Shift, rows: StoredJobRow[]): Promise<void> {
  const { ctx, handler, signal } = shift
  const outcome = await withLocks(ctx.mutex, rows.map(handler.lockOf), () => readAndSend(shift, rows))
  if (outcome === null) return
  if (outcome.troubles.length < rows.length) await endRests(shift)
  if (outcome.troubles.length > 0 && !signal.aborted) await restAfter(shift, outcome.troubles[0])
}

async function readAndSend(shift: Shift, rows: StoredJobRow[]): Promise<{ troubles: unknown[] } | null> {
  const { ctx, hold, signal } = shift
  const tried = await Promise.all(rows.map((row) => planOf(shift, row)))
  if (signal.aborted) return null
  const unread = tried.filter((each) => 'error' in each)
  const isDown = unread.length === rows.length && isLineDown(shift, unread)
  const unreadRows = unread.map(({ row, error }) => afterError(shift, { row: { ...row, attempts: row.attempts + (isDown ? 0 : 1) }, error }))
  const planned = tried.filter((each) => 'plan' in each)
  const settledRows = planned.flatMap(({ row, plan }) => (plan.status === 'send' ? [] : [settled(shift, row, plan)]))
  const sending = planned.flatMap((each) => sendingOf(shift, each))
  await ctx.store.jobs.putRows(hold, [...unreadRows, ...settledRows, ...sending.map(({ row }) => row)])
  const unsent = await sendAll(shift, sending)
  return { troubles: [...unread, ...unsent].map(({ error }) => error).filter(isPassing) }
}

/** Answers what got no yes. */
async function sendAll(shift: Shift, sending: Sending[]): Promise<Failed[]> {
  if (sending.length === 0) return []
  const answers = await Promise.all(sending.map((each) => send(shift, each)))
  const failed = answers.filter((each) => 'error' in each)
  const isDown = failed.length === sending.length && isLineDown(shift, failed)
  const at = toInstant(shift.ctx.clock.now())
  const answered = answers.map((each): StoredJobRow => {
    if (!('error' in each)) return { ...each.row, status: 'done', updatedAt: at }
    return afterError(shift, { ...each, row: { ...each.row, attempts: each.row.attempts - (isDown ? 1 : 0) } })
  })
  await shift.ctx.store.jobs.putRows(shift.hold, answered)
  return failed
}

async function planOf({ ctx, job, handler, signal }: Shift, row: StoredJobRow): Promise<Planned | Failed> {
  try {
    return { row, plan: await handler.runRow(ctx, { job, row, signal }) }
  } catch (error) {
    return { row, error }
  }
}

function sendingOf({ ctx }: Shift, { row, plan }: Planned): Sending[] {
  if (plan.status !== 'send') return []
  const { before, after, write } = plan
  const updatedAt = toInstant(ctx.clock.now())
  return [{ row: { ...row, status: 'sending', attempts: row.attempts + 1, before, after, code: null, detail: null, updatedAt }, write }]
}

function settled({ ctx }: Shift, row: StoredJobRow, result: RowResult): StoredJobRow {
  const { status, code = null, detail = null, before = null, after = null } = result
  return { ...row, status, code, detail, before, after, attempts: row.attempts + 1, updatedAt: toInstant(ctx.clock.now()) }
}

async function send({ ctx, signal }: Shift, { row, write }: Sending): Promise<{ row: StoredJobRow } | Failed> {
  try {
    await withDeadline(ctx.clock, signal, write)
    return { row }
  } catch (error) {
    return { row, error }
  }
}

/** A write that may have arrived is unknown until it was read back; trouble of the line lets the row wait; the rest is the row's own. */
function afterError({ ctx }: Shift, { row, error }: Failed): StoredJobRow {
  const at = toInstant(ctx.clock.now())
  const told = { ...row, code: codeOf(error), detail: sentenceOf(error), updatedAt: at }
  if (!isAppError(error)) ctx.log.error({ error, jobId: row.jobId }, 'a row of a job failed')
  if (mayHaveArrived({ row, error })) return { ...told, status: 'unknown', dueAt: at }
  return { ...told, status: isPassing(error) && row.attempts < mostAttempts ? 'pending' : 'failed' }
}

/** An error without a word about arrival says nothing about a write on its way. */
const mayHaveArrived = ({ row, error }: Failed): boolean => row.status === 'sending' && (!isAppError(error) || error.details.sent === 'maybe')

const isLineDown = ({ pause }: Shift, failed: Failed[]): boolean =>
  pause.streak() < forgivenRests && failed.every((each) => isPassing(each.error) && !mayHaveArrived(each))

const codeOf = (error: unknown): string => (isAppError(error) ? (error.details.upstreamCode ?? error.code) : 'internal')
