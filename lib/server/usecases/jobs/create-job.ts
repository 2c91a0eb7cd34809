import type { Job, NewJob } from '@/lib/contracts/jobs'
import type { Ctx } from '../desk'
import { createExport } from '../exports/create-export'
import { createListBulk } from '../lists/bulk/create-list-bulk'
import { createBulkEdit } from './create-bulk-edit'

/** Starts a job of any kind; each kind asks its own permission. */
export async function createJob(ctx: Ctx, order: NewJob, key: { idempotencyKey: string }): Promise<Job> {
  if (order.kind === 'leads.bulk-edit') return await createBulkEdit(ctx, { ...order, ...key })
  if (order.kind === 'lists.bulk-edit') return await createListBulk(ctx, { ...order, ...key })
  return await createExport(ctx, { ...order, ...key })
}
