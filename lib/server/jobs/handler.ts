import type { JobKind } from '@/lib/contracts/jobs-words'
import type { Permission } from '@/lib/contracts/permissions'
import type { StoredJob, StoredJobRow } from '@/lib/server/ports/jobs'
import type { Ctx } from '@/lib/server/usecases/desk'
import type { AnyExport } from '@/lib/server/usecases/exports/export-source'

/** What became of a row; `detail` is a sentence. */
export type RowResult = { status: 'done' | 'skipped' | 'failed'; code?: string | undefined; detail?: string | undefined; before?: unknown; after?: unknown }

/** A row is either settled without a write, or needs exactly one. */
export type RowPlan = RowResult | { status: 'send'; before: unknown; after: unknown; write: (signal: AbortSignal) => Promise<void> }

/** What a later read shows of a write without an answer. */
export type RowReading = 'applied' | 'not-applied' | 'changed-since'

export type RowWork = { job: StoredJob; row: StoredJobRow; signal: AbortSignal }

/**
 * How one kind of job is done. The runner keeps the ledger: it commits `sending` before `write` is called, and never calls it a
 * second time before `reconcileRow` has said that the first one was not applied.
 */
export type RowHandler = {
  kind: JobKind
  permission: Permission
  /** All rows in their order. An AppError refuses the job before the first write. */
  prepare: (ctx: Ctx, job: StoredJob, signal: AbortSignal) => AsyncIterable<{ key: string; payload: unknown }[]>
  /** Nobody else writes what a row is about while this name is held. */
  lockOf: (row: StoredJobRow) => string
  runRow: (ctx: Ctx, work: RowWork) => Promise<RowPlan>
  reconcileRow: (ctx: Ctx, work: RowWork) => Promise<RowReading>
}

/** A job that ends in a file: the runner appends page by page and keeps the cursor together with the length of the file. */
export type FileHandler = Pick<AnyExport, 'kind' | 'pages'> & { permission: Permission }

export type JobHandler = RowHandler | FileHandler
