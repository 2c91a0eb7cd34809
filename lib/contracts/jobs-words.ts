import { isOwnField, ownFieldWord, type OwnField } from './lead-edits-words'

/** What ends in a file. */
export const exportKinds = ['lists.export', 'calls.export', 'calls.hours-export', 'agents.export'] as const
export type ExportKind = (typeof exportKinds)[number]

/** What a job can do; each kind has its input and its runner's part. */
export const jobKinds = ['leads.bulk-edit', 'lists.bulk-edit', ...exportKinds] as const
export type JobKind = (typeof jobKinds)[number]

const fileKinds: ReadonlySet<JobKind> = new Set(exportKinds)
export const isExport = (kind: JobKind): kind is ExportKind => fileKinds.has(kind)
/** So long the file of an export can be had. */
export const fileKeptDays = 7

/**
 * `preparing`: the rows are being gathered, nothing is written; `refused`: they were not what was asked for, nothing was written;
 * `cancelling`: what is on the wire is waited for.
 */
export const jobStatuses = ['preparing', 'running', 'cancelling', 'cancelled', 'done', 'refused'] as const
export type JobStatus = (typeof jobStatuses)[number]

/** `sending` is kept before the request leaves; after a crash it becomes `unknown` until it was read back. */
export const jobRowStatuses = ['pending', 'sending', 'done', 'skipped', 'failed', 'unknown'] as const
export type JobRowStatus = (typeof jobRowStatuses)[number]
export type JobCounts = Record<JobRowStatus, number>

export const noCounts: JobCounts = { pending: 0, sending: 0, done: 0, skipped: 0, failed: 0, unknown: 0 }

const finalStatuses: readonly JobStatus[] = ['cancelled', 'done', 'refused']
export const isJobOver = (status: JobStatus): boolean => finalStatuses.includes(status)
export const totalOf = (counts: JobCounts): number => jobRowStatuses.reduce((sum, status) => sum + counts[status], 0)
export const settledOf = ({ done, skipped, failed, unknown }: JobCounts): number => done + skipped + failed + unknown

/** More rows than this in one job are refused before the first write. */
export const bulkEditCeiling = 50_000
/** Above this many rows the person types their number. */
export const typedAbove = 100
/** More chosen rows than this do not fit into one request. */
export const mostSelectedIds = 10_000

/** What a bulk edit may set: nothing that tells one person from another, nothing that cannot be put back from the kept values. */
export const bulkFields = ['status', 'listId', 'ownerId', 'userId', 'city', 'state', 'province', 'country'] as const
export type BulkField = (typeof bulkFields)[number]

/** What a bulk edit sets, the account's own fields among it. */
export type BulkValues = { [Field in BulkField | OwnField]?: string | undefined }

/** In the order in which they are told, the account's own ones last. */
export const bulkFieldsIn = (values: BulkValues): (BulkField | OwnField)[] => [
  ...bulkFields.filter((field) => values[field] !== undefined),
  ...Object.keys(values).filter(isOwnField).filter((field) => values[field] !== undefined).toSorted(),
]

export const bulkFieldWord = (field: BulkField | OwnField): string => (isOwnField(field) ? ownFieldWord(field) : bulkFieldWords[field])

const bulkFieldWords: Record<BulkField, string> = {
  status: 'Status',
  listId: 'List',
  ownerId: 'Owner',
  userId: 'User',
  city: 'City',
  state: 'State',
  province: 'Province',
  country: 'Country',
}

/** So many chosen lists in one job. */
export const mostBulkLists = 500
