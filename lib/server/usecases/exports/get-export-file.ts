import { fileKeptDays } from '@/lib/contracts/jobs-words'
import { AppError } from '@/lib/server/core/errors'
import type { StoredFile } from '@/lib/server/ports/jobs'
import { assertMay } from '../assert-may'
import { recordAct } from '../audit/record-act'
import type { Ctx } from '../desk'
import { requireJob } from '../jobs/get-job'
import { requireFreshSignIn } from '../require-fresh-sign-in'
import { fileUntil } from './file-until'
import { mostRowsUnconfirmed } from './large-export'

export type ExportDownload = { pieces: AsyncIterable<Uint8Array>; bytes: number; saveAs: string }

/**
 * The file of an export that is done, for whoever started it and for admins; each download is in the audit with its number of rows.
 * Throws not_found, conflict while it is not done, gone once it was tidied away, reauth_required for 1,000 rows and more.
 */
export async function getExportFile(ctx: Ctx, id: string): Promise<ExportDownload> {
  const { title, name, bytes, rows, saveAs } = await requireFile(ctx, id)
  const pieces = await recordAct(ctx, { action: 'jobs.download', target: { kind: 'job', id, name: title }, after: { rows, bytes } }, () => ctx.exportFiles.open(name, bytes))
  return { pieces, bytes, saveAs }
}

/** Throws what `getExportFile` would, and gives nothing away: a browser that fetches a file for keeps has no place for a question. */
export async function checkExportFile(ctx: Ctx, id: string): Promise<void> {
  await requireFile(ctx, id)
}

async function requireFile(ctx: Ctx, id: string): Promise<StoredFile & { title: string; name: string }> {
  assertMay(ctx, 'data.export')
  const job = await requireJob(ctx, id)
  const { file, title, status } = job
  if (file === null) throw new AppError('not_found', 'This job makes no file.')
  if (status !== 'done') throw new AppError('conflict', 'This export is not done, so there is no whole file.', { current: { status } })
  const { name } = file
  if (name === null || fileUntil(job) <= ctx.clock.now())
    throw new AppError('gone', `The file was kept for ${fileKeptDays} days and is no longer there. Export it again.`)
  if (file.rows > mostRowsUnconfirmed) requireFreshSignIn(ctx)
  return { ...file, title, name }
}
