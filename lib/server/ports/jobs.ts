import type { ErrorCode } from '@/lib/contracts/errors'
import type { JobCounts, JobKind, JobRowStatus, JobStatus } from '@/lib/contracts/jobs-words'
import type { Role } from '@/lib/contracts/permissions'

export type StoredJob = {
  id: string
  kind: JobKind
  title: string
  status: JobStatus
  /** As the kind's contract parsed it; parsed again by whoever works on it. */
  input: unknown
  reason: string | null
  actorId: string | null
  actorName: string
  actorRole: Role
  /** The audit act of the present run, so that its outcome can be written after a restart. */
  actId: string
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
  problem: { code: ErrorCode; sentence: string } | null
  /** Only of an export. */
  file: StoredFile | null
}

/** How far the file of an export has come: all of it true at one moment, the last commit. */
export type StoredFile = {
  /** On the disk; null before anything was written and after a cancel. */
  name: string | null
  /** What a browser shall call it. */
  saveAs: string
  /** As the first line of the file has them, without the last one. */
  columns: string[]
  /** Heads the last column: what the file holds and in which zone. */
  about: string
  /** Where the source goes on; null at its beginning. */
  cursor: string | null
  /** What lies beyond is not part of it. */
  bytes: number
  rows: number
  /** How many rows there will be; null where nobody tells. */
  total: number | null
  note: string | null
  /** So many rows at most, and none of them when there are more: it was ordered without a fresh sign-in. */
  mostRows?: number | undefined
}

export type CountedJob = StoredJob & { counts: JobCounts }

export type StoredJobRow = {
  jobId: string
  /** From 0, in the order of the selection. */
  position: number
  /** What the row is about, e.g. a lead's id; once per job. */
  key: string
  payload: unknown
  status: JobRowStatus
  attempts: number
  /** Convoso's number or a code of ours, where the row did not simply succeed. */
  code: string | null
  detail: string | null
  before: unknown
  after: unknown
  /** When an `unknown` row is read back; null: it is not looked at any more. */
  dueAt: string | null
  updatedAt: string | null
}

/** The mark of whoever works on a job now; a later holder makes it void. */
export type JobHold = { jobId: string; fence: number }

/** Every change by a runner names its hold and throws HoldLostError, changing nothing, once another one took over. */
export type JobStore = {
  insert: (job: StoredJob) => Promise<void>
  get: (id: string) => Promise<CountedJob | null>
  /** Newest first; everybody's without `actorId`. */
  search: (search: { actorId?: string; limit: number }) => Promise<CountedJob[]>
  /** Neither cancelled, done nor refused, oldest first. */
  unfinished: () => Promise<StoredJob[]>
  /** Takes over the job: earlier holds are void from now on. Null when it is over or not there. */
  hold: (id: string) => Promise<JobHold | null>
  /** By a person. Answers whether the job still had the expected status. */
  change: (id: string, expected: JobStatus, changes: JobChanges) => Promise<boolean>
  /** By the holder; only while the job still has the expected status, else false. */
  advance: (hold: JobHold, expected: JobStatus, changes: JobChanges) => Promise<boolean>
  addRows: (hold: JobHold, rows: { position: number; key: string; payload: unknown }[]) => Promise<void>
  /** Drops the rows that an interrupted preparation left. */
  clearRows: (hold: JobHold) => Promise<void>
  /** In the order of their position; with `dueBy` only those whose `dueAt` is not later. */
  rows: (search: { jobId: string; statuses: readonly JobRowStatus[]; limit: number; after?: number; dueBy?: string }) => Promise<StoredJobRow[]>
  /** The earliest `dueAt` of the job's rows. */
  nextDue: (jobId: string) => Promise<string | null>
  /** All of them and the job's counts in one commit. */
  putRows: (hold: JobHold, rows: readonly StoredJobRow[]) => Promise<void>
  /** The file's progress and the counts that follow from it (written is done, the rest of a known total pending), in one commit. */
  putFile: (hold: JobHold, file: StoredFile) => Promise<void>
  /** Forgets jobs that ended before that moment, with their rows; answers how many. */
  forget: (endedBefore: string) => Promise<number>
  /** Failed rows become pending, with their attempts forgotten, and the job takes the changes; answers how many, 0 when the status was another. */
  reopenFailed: (id: string, expected: readonly JobStatus[], changes: JobChanges) => Promise<number>
}

export type JobChanges = Partial<Pick<StoredJob, 'status' | 'actId' | 'startedAt' | 'finishedAt' | 'problem'>>

/** Works on what is to be done, in the background of this process. */
export type JobRunner = {
  /** There is something new to do. */
  wake: () => void
  /** Rows per second of the last minute; null while there is none to tell. */
  rateOf: (jobId: string) => number | null
}
