import { job as jobSchema, type Job } from '@/lib/contracts/jobs'
import { isJobOver } from '@/lib/contracts/jobs-words'
import { AppError } from '@/lib/server/core/errors'
import type { StoredJobRow } from '@/lib/server/ports/jobs'
import { assertMay } from '../assert-may'
import { recordAct } from '../audit/record-act'
import type { Ctx } from '../desk'
import { bulkRow, listValue, type BulkRow } from '../lists/bulk/bulk-rows'
import { once } from '../once'
import { getJob, requireJob } from './get-job'
import { insertJob } from './insert-job'

const mostRows = 1_000

/**
 * Puts back what a bulk edit of lists changed, as a job of its own: a list that somebody changed again since is left alone.
 * Throws conflict while the job runs and when it changed nothing.
 */
export async function undoJob(ctx: Ctx, { id, idempotencyKey }: { id: string; idempotencyKey: string }): Promise<Job> {
  assertMay(ctx, 'lists.edit')
  const found = await requireJob(ctx, id)
  if (found.kind !== 'lists.bulk-edit') throw new AppError('conflict', 'This job cannot be undone.')
  if (!isJobOver(found.status)) throw new AppError('conflict', 'This job is not over yet: cancel it first.', { current: { status: found.status } })
  return await once(ctx, {
    key: idempotencyKey,
    request: { undo: id },
    answer: jobSchema,
    run: async () => {
      const rows = await ctx.store.jobs.rows({ jobId: id, statuses: ['done'], limit: mostRows })
      if (rows.length === 0) throw new AppError('conflict', 'This job changed nothing, so there is nothing to put back.')
      const lists = rows.map(turnedRound)
      const target = { kind: 'job', id, name: found.title }
      return await recordAct(ctx, { action: 'jobs.undo', target, after: { lists: lists.length } }, async () => {
        const order = { kind: found.kind, title: undoTitle(found.title), input: { lists }, facts: { undoOf: id, lists: lists.map((list) => list.id) } }
        return await getJob(ctx, await insertJob(ctx, order))
      })
    },
  })
}

/** An undo that is undone is said plainly, however often it goes to and fro. */
const undoTitle = (title: string): string => (title.startsWith('Undo: ') ? title.replace('Undo: ', 'Redo: ') : `Undo: ${title.replace(/^Redo: /, '')}`)

/** The state that the first job left is what this one expects to find. */
function turnedRound(row: StoredJobRow): BulkRow {
  const { id, name, seen } = bulkRow.parse(row.payload)
  return { id, name, seen: { ...seen, ...listValue.parse(row.after) }, target: listValue.parse(row.before) }
}
