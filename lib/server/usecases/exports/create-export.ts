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
import { isFreshlySignedIn, requireFreshSignIn } from '../require-fresh-sign-in'
import type { AnyExport } from './export-source'
import { mostRowsUnconfirmed } from './large-export'
import { exportSources } from './sources'

/**
 * Keeps an export as a job and lets it begin behind the answer. Throws reauth_required where it may have many rows, and what its
 * source says of the input, e.g. not_found.
 */
export async function createExport(ctx: Ctx, { idempotencyKey, ...order }: ExportInput & { idempotencyKey: string }): Promise<Job> {
  assertMay(ctx, 'data.export')
  const source = exportSources.find(({ kind }) => kind === order.kind)
  if (source === undefined) throw new AppError('internal', `Nothing exports ${order.kind}.`)
  assertMay(ctx, source.permission)
  const mostRows = mostRowsOf(ctx, source, order)
  return await once(ctx, {
    key: idempotencyKey,
    request: order,
    answer: jobSchema,
    run: async () => {
      const { title, about, columns, fileName, facts } = await source.begin(ctx, order)
      const at = toInstant(ctx.clock.now())
      const { timeZone } = ctx.environment
      const saveAs = `${fileName}-${dayInZone(at, timeZone)}.csv`
      const file: StoredFile = { name: null, saveAs, columns, about: `${about}. Exported ${formatInZone(at, timeZone)} (${timeZone}) by ${ctx.actor.name}`, cursor: null, bytes: 0, rows: 0, total: null, note: null, mostRows }
      const id = await insertJob(ctx, { kind: order.kind, title, input: order, file, facts })
      return await getJob(ctx, id)
    },
  })
}

/** Without a fresh sign-in a small export may begin; that it stays small is seen to while it runs, because counts grow old. */
function mostRowsOf(ctx: Ctx, source: AnyExport, order: ExportInput): number | undefined {
  if (isFreshlySignedIn(ctx)) return undefined
  if ((source.knownRows(ctx, order) ?? Infinity) > mostRowsUnconfirmed) requireFreshSignIn(ctx)
  return mostRowsUnconfirmed
}
