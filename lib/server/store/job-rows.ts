import type { Selectable } from 'kysely'
import { z } from 'zod'
import { errorStatuses, type ErrorCode } from '@/lib/contracts/errors'
import { jobKinds, jobRowStatuses, jobStatuses, type JobRowStatus } from '@/lib/contracts/jobs-words'
import { roles } from '@/lib/contracts/permissions'
import type { CountedJob, StoredFile, StoredJobRow } from '@/lib/server/ports/jobs'
import { wholeNumber } from './row-values'
import type { Tables } from './schema'

const isErrorCode = (code: string): code is ErrorCode => code in errorStatuses
const errorCode = z.string().transform((code): ErrorCode => (isErrorCode(code) ? code : 'internal'))
const rowStatus = z.enum(jobRowStatuses)

const jobRow = z.object({
  id: z.string(),
  kind: z.enum(jobKinds),
  title: z.string(),
  status: z.enum(jobStatuses),
  reason: z.string().nullable(),
  actorId: z.string().nullable(),
  actorName: z.string(),
  actorRole: z.enum(roles),
  actId: z.string(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
})
const counts = z.object({ pending: wholeNumber, sending: wholeNumber, done: wholeNumber, skipped: wholeNumber, failed: wholeNumber, unknown: wholeNumber })

const file = z.object({
  name: z.string().nullable(),
  saveAs: z.string(),
  columns: z.array(z.string()),
  about: z.string(),
  cursor: z.string().nullable(),
  bytes: wholeNumber,
  rows: wholeNumber,
  total: wholeNumber.nullable(),
  note: z.string().nullable(),
  mostRows: wholeNumber.optional(),
}) satisfies z.ZodType<StoredFile>

export const fileToText = (kept: StoredFile | null): string | null => toJson(kept)

export function jobFromRow(row: Selectable<Tables['jobs']>): CountedJob {
  const code = errorCode.nullable().parse(row.problemCode)
  return {
    ...jobRow.parse(row),
    input: JSON.parse(row.input),
    problem: code === null ? null : { code, sentence: row.problemSentence ?? '' },
    file: file.nullable().parse(fromJson(row.file)),
    counts: counts.parse(row),
  }
}

const plain = z.object({
  jobId: z.string(),
  position: wholeNumber,
  key: z.string(),
  status: rowStatus,
  attempts: wholeNumber,
  code: z.string().nullable(),
  detail: z.string().nullable(),
  dueAt: z.string().nullable(),
  updatedAt: z.string().nullable(),
})

export const jobRowFromRow = (row: Selectable<Tables['jobRows']>): StoredJobRow => ({
  ...plain.parse(row),
  payload: fromJson(row.payload),
  before: fromJson(row.beforeJson),
  after: fromJson(row.afterJson),
})

export const rowStatusOf = ({ status }: { status: string }): JobRowStatus => rowStatus.parse(status)

/** What a runner may change of a row. */
export const jobRowToRow = ({ status, attempts, code, detail, before, after, dueAt, updatedAt }: StoredJobRow) => ({
  status,
  attempts,
  code,
  detail,
  beforeJson: toJson(before),
  afterJson: toJson(after),
  dueAt,
  updatedAt,
})

const fromJson = (text: string | null): unknown => (text === null ? null : JSON.parse(text))
const toJson = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value))
