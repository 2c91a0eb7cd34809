import { job as jobSchema, type Job } from '@/lib/contracts/jobs'
import type { ExportInput } from '@/lib/contracts/exports'
import { toInstant } from '@/lib/shared/instant'
import { dayInZone, formatInZone } from '@/lib/shared/zone-stamp'
import { AppError } from '@/lib/server/core/errors'
import type { StoredFile } from '@/lib/server/ports/jobs'
import { assertMay } from '../assert-may'
import type { Ctx } from '../desk'
import { getJob } from '../jobs/get-job'
import { insertJob } from '../jobs/insert-job'
import { once } from '../once'
import { exportSources } from './sources'

/** Keeps an export as a job and lets it begin behind the answer. Throws what its source says of the input, e.g. not_found. */
export async function createExport(ctx: Ctx, { idempotencyKey, ...order }: ExportInput & { idempotencyKey: string }): Promise<Job> {
  assertMay(ctx, 'data.export')
  const source = exportSources.find(({ kind }) => kind === order.kind)
  if (source === undefined) throw new AppError('internal', `Nothing exports ${order.kind}.`)
  assertMay(ctx, source.permission)
  return await once(ctx, {
    key: idempotencyKey,
    request: order,
    answer: jobSchema,
    run: async () => {
      const { title, about, columns, fileName, facts } = await source.begin(ctx, order)
      const at = toInstant(ctx.clock.now())
      const { timeZone } = ctx.environment
      const saveAs = `${fileName}-${dayInZone(at, timeZone)}.csv`
      const file: StoredFile = { name: null, saveAs, columns, about: `${about}. Exported ${formatInZone(at, timeZone)} (${timeZone}) by ${ctx.actor.name}`, cursor: null, bytes: 0, rows: 0, total: null, note: null }
      const id = await insertJob(ctx, { kind: order.kind, title, input: order, file, facts })
      return await getJob(ctx, id)
    },
  })
}
