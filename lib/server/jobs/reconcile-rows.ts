import { fromInstant, toInstant } from '@/lib/shared/instant'
import { isAppError } from '@/lib/server/core/errors'
import type { StoredJobRow } from '@/lib/server/ports/jobs'
import type { RowReading } from './handler'
import { mostAttempts } from './work-batch'
import type { Shift } from './work-job'
import { withLocks } from './with-locks'

/** A write whose answer was lost may still arrive this long after it was given up. */
const settleMs = 30_000
const secondLookMs = 3_000
const afterFailureMs = 5_000

/** Reads back writes that got no answer; only one that provably did not arrive is done again. */
export async function reconcileRows(shift: Shift, rows: StoredJobRow[]): Promise<void> {
  const { ctx, handler, hold, signal } = shift
  await withLocks(ctx.mutex, rows.map(handler.lockOf), async () => {
    const read = await Promise.all(rows.map((row) => readBack(shift, row)))
    if (!signal.aborted) await ctx.store.jobs.putRows(hold, read)
  })
}

async function readBack({ ctx, job, handler, signal }: Shift, row: StoredJobRow): Promise<StoredJobRow> {
  const begunAt = ctx.clock.now()
  try {
    return afterReading(row, await handler.reconcileRow(ctx, { job, row, signal }), begunAt)
  } catch (error) {
    if (!signal.aborted && !isAppError(error)) ctx.log.error({ error, jobId: row.jobId }, 'a row could not be read back')
    return { ...row, dueAt: toInstant(ctx.clock.now() + afterFailureMs) }
  }
}

function afterReading(row: StoredJobRow, reading: RowReading, begunAt: number): StoredJobRow {
  const settled = { ...row, dueAt: null, updatedAt: toInstant(begunAt) }
  if (reading === 'applied') return { ...settled, status: 'done', code: 'read_back', detail: 'No answer came, but a later read shows the change.' }
  if (reading === 'changed-since')
    return { ...settled, code: 'changed_since', detail: 'No answer came, and it was changed by somebody else since: look at it before you decide.' }
  const lostAt = fromInstant(row.updatedAt ?? toInstant(begunAt))
  if (begunAt < lostAt + settleMs) return { ...row, dueAt: toInstant(lostAt + (begunAt < lostAt + secondLookMs ? secondLookMs : settleMs)) }
  if (row.attempts < mostAttempts) return { ...settled, status: 'pending' }
  return { ...settled, status: 'failed', code: 'not_applied', detail: 'No answer came, and later reads show that nothing was changed.' }
}
