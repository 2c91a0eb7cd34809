import { toInstant } from '@/lib/shared/instant'
import { byteOrderMark, csvLine } from '@/lib/shared/csv'
import { csvRows } from '@/lib/shared/csv-rows'
import { AppError, isAppError, sentenceOf } from '@/lib/server/core/errors'
import { HoldLostError } from '@/lib/server/core/hold-lost'
import type { StoredFile, StoredJob } from '@/lib/server/ports/jobs'
import { endAct } from '@/lib/server/usecases/audit/record-act'
import type { ExportPage } from '@/lib/server/usecases/exports/export-source'
import { jobAct } from '@/lib/server/usecases/jobs/job-act'
import { mayStill } from './may-still'
import { isPassing, restAfter } from './passing'
import type { FileShift } from './work-job'

/** A stretch of an export: as many pages as come before something else is to be done, or its end. */
export async function workFile(shift: FileShift): Promise<void> {
  const { ctx, job, hold, signal } = shift
  if (job.status === 'cancelling') return await endCancelled(shift)
  if (job.status === 'preparing') return void (await ctx.store.jobs.advance(hold, 'preparing', { status: 'running', startedAt: toInstant(ctx.clock.now()) }))
  try {
    const whole = await writePages(shift, await ownFile(shift))
    if (whole !== null) await finish(shift, whole)
  } catch (error) {
    if (signal.aborted) return
    const code = isAppError(error) ? error.code : null
    if (error instanceof HoldLostError || code === 'storage_busy') throw error
    if (isPassing(error) || code === 'storage_full') return await waitOut(shift, error)
    if (code === null) ctx.log.error({ error, jobId: job.id }, 'an export broke')
    await fail(shift, error)
  }
}

type Named = StoredFile & { name: string }

/** Each holder works on a file of its own, which begins with what was committed: one that sleeps and wakes spoils nothing. */
async function ownFile({ ctx, job, hold }: FileShift): Promise<Named> {
  const { exportFiles, store } = ctx
  const kept = keptOf(job)
  const name = `${job.id}.${hold.fence}`
  if (kept.name === name) return { ...kept, name }
  const from = kept.name === null ? null : { name: kept.name, bytes: kept.bytes }
  const isThere = from !== null && (await exportFiles.begin(name, from).then(() => true, falseWhenGone))
  const file = isThere ? { ...kept, name } : await beginAnew(ctx, { ...kept, name })
  await store.jobs.putFile(hold, file)
  if (from !== null) await exportFiles.remove(from.name)
  return file
}

/** Somebody has emptied the folder: then all of it is read again. */
function falseWhenGone(error: unknown): false {
  if (isAppError(error) && error.code === 'gone') return false
  throw error
}

function keptOf({ file }: StoredJob): StoredFile {
  if (file === null) throw new AppError('internal', 'This export was kept without its columns.')
  return file
}

async function beginAnew({ exportFiles }: FileShift['ctx'], file: Named): Promise<Named> {
  await exportFiles.begin(file.name, null)
  const bytes = await exportFiles.append(file.name, 0, byteOrderMark + csvLine([...file.columns, file.about]))
  return { ...file, cursor: null, bytes, rows: 0, total: null, note: null }
}

/** Answers the file once the source has no more; null when the job is to be looked at again before that. */
async function writePages(shift: FileShift, begun: Named): Promise<Named | null> {
  const { ctx, job, handler, signal } = shift
  let file = begun
  const written = () => rowsOf(shift, file)
  for await (const page of handler.pages(ctx, job.input, { cursor: file.cursor, columns: file.columns, written, signal })) {
    refuseMany(file, page)
    file = await append(shift, file, page)
    if (!(await mayGoOn(shift))) return null
  }
  return signal.aborted ? null : file
}

function refuseMany({ mostRows = Infinity, rows }: Named, page: ExportPage): void {
  if (Math.max(page.total ?? 0, rows + page.rows.length) <= mostRows) return
  const words = (mostRows + 1).toLocaleString('en-US')
  throw new AppError('reauth_required', `There are more rows than were counted: ${words} and more need your password. Start the export anew.`)
}

/** The page first and then the word that it is there: a file that is longer than its word is cut. */
async function append({ ctx, hold }: FileShift, file: Named, page: ExportPage): Promise<Named> {
  const bytes = page.rows.length === 0 ? file.bytes : await ctx.exportFiles.append(file.name, file.bytes, page.rows.map(lineOf).join(''))
  const grown = { ...file, bytes, cursor: page.cursor, rows: file.rows + page.rows.length, total: page.total, note: page.note ?? file.note }
  await ctx.store.jobs.putFile(hold, grown)
  return grown
}

/** The last column's cells are empty: its heading alone says what the file is. */
const lineOf = (cells: readonly string[]): string => csvLine([...cells, ''])

async function mayGoOn(shift: FileShift): Promise<boolean> {
  const { ctx, hold, pause, tell } = shift
  pause.succeeded()
  const job = await ctx.store.jobs.get(shift.job.id)
  if (job === null || shift.signal.aborted) return false
  tell(job)
  if (job.problem !== null && job.status === 'running') await ctx.store.jobs.advance(hold, 'running', { problem: null })
  return job.status === 'running' && (await mayStill({ ...shift, job }))
}

async function* rowsOf({ ctx }: FileShift, { name, bytes }: Named): AsyncGenerator<string[]> {
  let isHeading = true
  for await (const row of csvRows(textOf(await ctx.exportFiles.open(name, bytes)))) {
    if (!isHeading) yield row.slice(0, -1)
    isHeading = false
  }
}

async function* textOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true })
}

/** The line or the disk: what is there stays, and it goes on by itself, for hours if it must. */
async function waitOut(shift: FileShift, error: unknown): Promise<void> {
  const isOdd = isAppError(error) && error.code === 'upstream_unreadable'
  if (shift.pause.streak() < (isOdd ? patienceWithNonsense : patience)) return await restAfter(shift, error)
  await fail(shift, error)
}

/** With growing rests: about an hour. */
const patience = 120
/** An answer that cannot be read is seldom better later: about five minutes. */
const patienceWithNonsense = 14

async function finish({ ctx, job, hold }: FileShift, file: Named): Promise<void> {
  // Fewer than were announced: nothing is left to be done all the same.
  await ctx.store.jobs.putFile(hold, { ...file, total: file.rows })
  const isOver = await ctx.store.jobs.advance(hold, 'running', { status: 'done', finishedAt: toInstant(ctx.clock.now()), problem: null })
  const { rows, bytes, note } = file
  if (isOver) await endAct(ctx, job.actId, jobAct(job, { status: 'done', rows, bytes, ...(note === null ? {} : { note }) }), { outcome: 'succeeded' })
}

/** What is there stays until it is swept, so that trying again goes on from it. */
async function fail({ ctx, job, hold }: FileShift, error: unknown): Promise<void> {
  const problem = { code: isAppError(error) ? error.code : 'internal', sentence: sentenceOf(error) } as const
  const isOver = await ctx.store.jobs.advance(hold, 'running', { status: 'refused', problem, finishedAt: toInstant(ctx.clock.now()) })
  const rows = (await ctx.store.jobs.get(job.id))?.file?.rows ?? 0
  if (isOver) await endAct(ctx, job.actId, jobAct(job, { refused: problem.code, rows }), { outcome: 'failed', upstream: problem.sentence })
}

async function endCancelled({ ctx, job, hold }: FileShift): Promise<void> {
  const { name, ...kept } = keptOf(job)
  await ctx.store.jobs.putFile(hold, { ...kept, name: null })
  const isOver = await ctx.store.jobs.advance(hold, 'cancelling', { status: 'cancelled', finishedAt: toInstant(ctx.clock.now()) })
  if (name !== null) await ctx.exportFiles.remove(name)
  if (isOver) await endAct(ctx, job.actId, jobAct(job, { status: 'cancelled', rows: kept.rows }), { outcome: 'failed' })
}
