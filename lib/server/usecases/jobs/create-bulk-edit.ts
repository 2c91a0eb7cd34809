import { job as jobSchema, type BulkChanges, type BulkEditInput, type Job } from '@/lib/contracts/jobs'
import { bulkFields, bulkFieldWords } from '@/lib/contracts/jobs-words'
import { toInstant } from '@/lib/shared/instant'
import { AppError } from '@/lib/server/core/errors'
import type { StoredJob } from '@/lib/server/ports/jobs'
import { assertMay } from '../assert-may'
import { beginAct, recordAct } from '../audit/record-act'
import type { Ctx } from '../desk'
import { once } from '../once'
import { countConflict, freezeSelection, type FrozenSelection } from './bulk-selection'
import { getJob } from './get-job'
import { jobAct } from './job-act'
import { look } from './preview-bulk-edit'

/**
 * Keeps a bulk edit as a job and lets it begin behind the answer. A first look refuses at once what is wrong with the first page
 * and the count; the job checks all the rest before its first write.
 */
export async function createBulkEdit(ctx: Ctx, input: BulkEditInput & { idempotencyKey: string }): Promise<Job> {
  assertMay(ctx, 'lists.edit')
  const { idempotencyKey, ...order } = input
  return await once(ctx, {
    key: idempotencyKey,
    request: order,
    answer: jobSchema,
    run: async () => {
      const selection = await freezeSelection(ctx, order.selection)
      const { count } = await look(ctx, selection)
      if (count !== order.expectedCount) throw countConflict(count)
      const id = await keep(ctx, order, selection)
      ctx.jobs.wake()
      return await getJob(ctx, id)
    },
  })
}

async function keep(ctx: Ctx, order: BulkEditInput, selection: FrozenSelection): Promise<string> {
  const { role } = ctx.actor
  if (role === 'system') throw new AppError('forbidden', 'A job needs a person who answers for it.')
  const id = ctx.newId()
  const { kind, changes, expectedCount, reason = null } = order
  const job: StoredJob = {
    id, kind, reason,
    title: titleOf(changes),
    status: 'preparing',
    input: { selection, changes, expectedCount },
    actorId: ctx.actor.userId,
    actorName: ctx.actor.name,
    actorRole: role,
    actId: '',
    createdAt: toInstant(ctx.clock.now()),
    startedAt: null,
    finishedAt: null,
    problem: null,
  }
  const facts = { changes, expectedCount, ...factsOf(order) }
  await recordAct(ctx, { action: 'jobs.create', target: { kind: 'job', id, name: job.title }, after: facts, reason: order.reason }, async () => {
    const actId = await beginAct(ctx, jobAct(job, facts))
    await ctx.store.jobs.insert({ ...job, actId })
  })
  return id
}

/** For the audit: which filters there were, without the numbers and names in them. */
const factsOf = ({ selection }: BulkEditInput) => ('ids' in selection ? { selected: 'rows', rows: selection.ids.length } : { selected: 'search', query: selection.query })

function titleOf(changes: BulkChanges): string {
  const parts = bulkFields.flatMap((field) => (changes[field] === undefined ? [] : [`${bulkFieldWords[field].toLowerCase()} to ${changes[field] || 'none'}`]))
  return `Set ${parts.join(', ')}`
}
