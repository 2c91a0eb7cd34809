import * as z from 'zod/mini'
import { errorCode } from './errors'
import { exportInput } from './exports'
import { bulkFieldsIn, jobKinds, jobRowStatuses, jobStatuses, mostSelectedIds, type BulkField, type JobRowStatus } from './jobs-words'
import { ownTexts } from './lead-edits'
import { valuesOf } from './lead-edits-words'
import { listBulkInput, listBulkPreview, previewListBulkInput } from './list-bulk'
import { leadSearchQuery } from './lead-search'
import { instant, upstreamId } from './paging'

export const jobKind = z.enum(jobKinds)
export const jobStatus = z.enum(jobStatuses)
export const jobRowStatus = z.enum(jobRowStatuses)

const count = z.int().check(z.nonnegative())
export const jobCounts = z.object({ pending: count, sending: count, done: count, skipped: count, failed: count, unknown: count }) satisfies z.ZodMiniType<
  Record<JobRowStatus, number>
>

export const jobProblem = z.object({ code: errorCode, sentence: z.string() })

export const job = z.object({
  id: z.string(),
  kind: jobKind,
  title: z.string(),
  status: jobStatus,
  counts: jobCounts,
  total: count,
  createdBy: z.object({ id: z.nullable(z.string()), name: z.string() }),
  createdAt: instant,
  startedAt: z.nullable(instant),
  finishedAt: z.nullable(instant),
  /** Rows per second: measured while it runs, else what the pace allows. Null once it is over. */
  rate: z.nullable(z.number()),
  secondsLeft: z.nullable(z.number()),
  /** Why it was refused, ended early, or makes no progress just now. */
  problem: z.nullable(jobProblem),
  /** Only of an export. */
  file: z.nullable(
    z.object({
      name: z.string(),
      bytes: count,
      /** False while nobody tells how many rows there will be: then `total` is what is written so far. */
      isTotalKnown: z.boolean(),
      /** What has to be known of the rows, e.g. that they changed while they were read. */
      note: z.nullable(z.string()),
      /** Until then it can be had; null while it is not whole, and when it is no longer there. */
      until: z.nullable(instant),
    }),
  ),
})
export type Job = z.infer<typeof job>

export const jobsAnswer = z.object({ items: z.array(job), now: instant })
export type JobsAnswer = z.infer<typeof jobsAnswer>

export const jobsQuery = z.strictObject({ limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 20) })
export type JobsQuery = z.infer<typeof jobsQuery>

const changedValue = z.record(z.string(), z.nullable(z.string()))
export const jobFailure = z.object({
  position: count,
  key: z.string(),
  status: jobRowStatus,
  attempts: count,
  code: z.nullable(z.string()),
  sentence: z.nullable(z.string()),
  before: z.nullable(changedValue),
  after: z.nullable(changedValue),
  updatedAt: z.nullable(instant),
})
export type JobFailure = z.infer<typeof jobFailure>

export const jobFailures = z.object({ items: z.array(jobFailure), next: z.nullable(count) })
export type JobFailures = z.infer<typeof jobFailures>

/** `check`: 204 in place of the file, where it would be given. */
export const jobFileQuery = z.strictObject({ check: z.optional(z.literal('1')) })

export const jobFailuresQuery = z.strictObject({
  format: z._default(z.enum(['json', 'csv']), 'json'),
  /** Rows after this position (exclusive). */
  after: z._default(z.coerce.number().check(z.int(), z.minimum(-1)), -1),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000)), 100),
})
export type JobFailuresQuery = z.infer<typeof jobFailuresQuery>

const { offset: _offset, limit: _limit, fields: _fields, ...searchShape } = leadSearchQuery.shape
/** The query of `GET /api/leads` that shows them; which page and columns of it does not matter. Strict: a misspelt filter must not widen it. */
const searchText = z.pipe(z.string().check(z.maxLength(4000)), z.pipe(z.transform(queryIn), z.strictObject(searchShape)))

/** Which leads: the rows of a page by their ids, or all that a search matches. The ids are frozen before the first write. */
export const leadSelection = z.union([
  z.strictObject({ ids: z.array(upstreamId).check(z.minLength(1), z.maxLength(mostSelectedIds)) }),
  z.strictObject({ query: searchText }),
])
export type LeadSelection = z.output<typeof leadSelection>

const shortText = z.string().check(z.trim(), z.maxLength(100))
export const bulkChanges = z
  .strictObject({
    status: z.optional(z.string().check(z.regex(/^[\w-]{1,20}$/, 'is not a status code'))),
    listId: z.optional(upstreamId),
    ownerId: z.optional(shortText),
    userId: z.optional(shortText),
    city: z.optional(shortText),
    state: z.optional(shortText),
    province: z.optional(shortText),
    country: z.optional(shortText),
    custom: ownTexts,
  } satisfies Record<BulkField | 'custom', z.ZodMiniType>)
  .check(z.refine((changes) => bulkFieldsIn(valuesOf(changes)).length > 0, 'name at least one field to change'))
export type BulkChanges = z.infer<typeof bulkChanges>

export const previewBulkEditInput = z.strictObject({ kind: z.literal('leads.bulk-edit'), selection: leadSelection, changes: bulkChanges })
export type PreviewBulkEditInput = z.output<typeof previewBulkEditInput>

export const bulkEditInput = z.strictObject({
  kind: z.literal('leads.bulk-edit'),
  selection: leadSelection,
  changes: bulkChanges,
  /** The number the person saw, typed by hand above 100 rows; when Convoso counts another, nothing is written. */
  expectedCount: z.int().check(z.positive()),
  reason: z.optional(z.string().check(z.trim(), z.maxLength(200))),
})
export type BulkEditInput = z.output<typeof bulkEditInput>

/** Everything that can be started as a job. */
export const newJob = z.discriminatedUnion('kind', [bulkEditInput, listBulkInput, exportInput])
export type NewJob = z.output<typeof newJob>

export const bulkEditPreview = z.object({
  count,
  /** How many leads one job takes at most. */
  ceiling: count,
  rowsPerSecond: z.number(),
  seconds: z.number(),
  /** Of the leads of `sampled`: those that have all the values already. */
  unchanged: count,
  sampled: count,
  sample: z.array(z.object({ leadId: upstreamId, before: changedValue, after: changedValue })),
})
export type BulkEditPreview = z.infer<typeof bulkEditPreview>

export const previewJobInput = z.discriminatedUnion('kind', [previewBulkEditInput, previewListBulkInput])
export const jobPreview = z.union([bulkEditPreview, listBulkPreview])

function queryIn(text: string): unknown {
  const asked = new URLSearchParams(text)
  const names = [...new Set(asked.keys())].filter((name) => name !== 'offset' && name !== 'limit' && name !== 'fields')
  return Object.fromEntries(
    names.map((name) => {
      const [only = '', ...more] = asked.getAll(name)
      return [name, more.length === 0 ? only : [only, ...more]]
    }),
  )
}
