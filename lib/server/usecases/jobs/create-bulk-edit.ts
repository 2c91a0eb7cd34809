import { job as jobSchema, type BulkChanges, type BulkEditInput, type Job } from '@/lib/contracts/jobs'
import { bulkFieldsIn, bulkFieldWord } from '@/lib/contracts/jobs-words'
import { fieldsIn, valuesOf } from '@/lib/contracts/lead-edits-words'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { assertOwnFields } from '../leads/custom-fields'
import { once } from '../once'
import { countConflict, freezeSelection, type FrozenSelection } from './bulk-selection'
import { getJob } from './get-job'
import { insertJob } from './insert-job'
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
      await assertOwnFields(ctx, fieldsIn(valuesOf(order.changes)))
      const selection = await freezeSelection(ctx, order.selection)
      const { count } = await look(ctx, selection)
      if (count !== order.expectedCount) throw countConflict(count)
      return await getJob(ctx, await keep(ctx, order, selection))
    },
  })
}

function keep(ctx: Ctx, order: BulkEditInput, selection: FrozenSelection): Promise<string> {
  const { kind, changes, expectedCount, reason } = order
  const facts = { changes: valuesOf(changes), expectedCount, ...factsOf(order) }
  return insertJob(ctx, { kind, title: titleOf(changes), input: { selection, changes, expectedCount }, reason, facts })
}

/** For the audit: which filters there were, without the numbers and names in them. */
const factsOf = ({ selection }: BulkEditInput) => ('ids' in selection ? { selected: 'rows', rows: selection.ids.length } : { selected: 'search', query: selection.query })

function titleOf(changes: BulkChanges): string {
  const values = valuesOf(changes)
  const parts = bulkFieldsIn(values).map((field) => `${bulkFieldWord(field).toLowerCase()} to ${values[field] || 'none'}`)
  return `Set ${parts.join(', ')}`
}
