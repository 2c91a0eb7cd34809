import { z } from 'zod'
import type { JobFailure, JobFailures, JobFailuresQuery } from '@/lib/contracts/jobs'
import { csvLine } from '@/lib/shared/csv'
import type { StoredJobRow } from '@/lib/server/ports/jobs'
import { assertMay } from '../assert-may'
import { recordAct } from '../audit/record-act'
import type { Ctx } from '../desk'
import { requireJob } from './get-job'

const notDone = ['failed', 'unknown'] as const

/** A page of the rows that failed or that nobody knows about, in their order. */
export async function getFailures(ctx: Ctx, input: Pick<JobFailuresQuery, 'after' | 'limit'> & { id: string }): Promise<JobFailures> {
  await requireJob(ctx, input.id)
  const rows = await ctx.store.jobs.rows({ jobId: input.id, statuses: notDone, after: input.after, limit: input.limit + 1 })
  const shown = rows.slice(0, input.limit)
  return { items: shown.map(failureOf), next: rows.length > input.limit ? (shown.at(-1)?.position ?? null) : null }
}

const rowsPerPiece = 1000
const header = ['row', 'id', 'result', 'attempts', 'code', 'reason', 'before', 'after', 'at']

/** All of them as CSV, piece by piece; cells that a spreadsheet would take for formulas are quoted. */
export async function getFailuresCsv(ctx: Ctx, id: string): Promise<AsyncIterable<string>> {
  assertMay(ctx, 'data.export')
  const { title, counts } = await requireJob(ctx, id)
  const rows = counts.failed + counts.unknown
  await recordAct(ctx, { action: 'jobs.export-failures', target: { kind: 'job', id, name: title }, after: { rows } }, () => Promise.resolve())
  return piecesOf(ctx, id)
}

async function* piecesOf(ctx: Ctx, id: string): AsyncGenerator<string> {
  yield csvLine(header)
  let after = -1
  for (;;) {
    const { items, next } = await getFailures(ctx, { id, after, limit: rowsPerPiece })
    yield items.map((row) => csvLine(cellsOf(row))).join('')
    if (next === null) return
    after = next
  }
}

const cellsOf = (row: JobFailure): string[] => [
  String(row.position + 1), row.key, row.status, String(row.attempts), row.code ?? '', row.sentence ?? '', listed(row.before), listed(row.after), row.updatedAt ?? '',
]

const listed = (values: Record<string, string | null> | null): string =>
  Object.entries(values ?? {}).map(([field, value]) => `${field}: ${value ?? ''}`).join('; ')

const values = z.record(z.string(), z.string().nullable()).nullable().catch(null)

const failureOf = ({ position, key, status, attempts, code, detail, before, after, updatedAt }: StoredJobRow): JobFailure => ({
  position, key, status, attempts, code, updatedAt,
  sentence: detail,
  before: values.parse(before),
  after: values.parse(after),
})
