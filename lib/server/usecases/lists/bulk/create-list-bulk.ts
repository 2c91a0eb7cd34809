import { job as jobSchema, type Job } from '@/lib/contracts/jobs'
import type { ListBulkInput } from '@/lib/contracts/list-bulk'
import { AppError } from '@/lib/server/core/errors'
import { assertMay } from '../../assert-may'
import type { Ctx } from '../../desk'
import { getJob } from '../../jobs/get-job'
import { insertJob } from '../../jobs/insert-job'
import { once } from '../../once'
import { readLists } from '../list-board'
import { campaignNames } from '../list-view'
import { titleOf, type BulkRow } from './bulk-rows'

const namesMaxAgeMs = 60_000

/** Keeps the change as a job; each list is read again before it is written, and left alone when it is no longer as it was seen. */
export async function createListBulk(ctx: Ctx, { idempotencyKey, ...order }: ListBulkInput & { idempotencyKey: string }): Promise<Job> {
  assertMay(ctx, 'lists.edit')
  return await once(ctx, {
    key: idempotencyKey,
    request: order,
    answer: jobSchema,
    run: async () => {
      const { lists, change, expectedCount, reason } = order
      if (new Set(lists.map(({ id }) => id)).size !== expectedCount)
        throw new AppError('conflict', 'These are not as many lists as you confirmed. Nothing was changed.', { current: { count: lists.length } })
      const { items } = await readLists(ctx, { maxAgeMs: namesMaxAgeMs })
      const names = new Map(items.map(({ id, name }) => [id, name]))
      const rows = lists.map(({ id, seen }): BulkRow => ({ id, seen, target: change, name: names.get(id) ?? `List ${id}` }))
      const title = titleOf(change, rows.length, campaignNameOf(ctx, change))
      const id = await insertJob(ctx, { kind: order.kind, title, input: { lists: rows }, reason, facts: { ...change, lists: rows.map((row) => row.id) } })
      return await getJob(ctx, id)
    },
  })
}

/** Throws invalid_request for a campaign that is not there; null where lists are not moved. */
export function campaignNameOf(ctx: Ctx, change: ListBulkInput['change']): string | null {
  if (!('campaignId' in change)) return null
  const name = campaignNames(ctx).get(change.campaignId)
  if (name === undefined) throw new AppError('invalid_request', 'There is no such campaign to move the lists to.')
  return name
}
