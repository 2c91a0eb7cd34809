import { isJobOver, noCounts, type JobCounts } from '@/lib/contracts/jobs-words'
import { HoldLostError } from '@/lib/server/core/hold-lost'
import type { CountedJob, JobChanges, JobHold, JobStore, StoredJob, StoredJobRow } from '@/lib/server/ports/jobs'

type Kept = { job: StoredJob; fence: number; rows: StoredJobRow[] }

/** Jobs in plain memory; `commits` counts the writes of rows. */
export function fakeJobs(): JobStore & { commits: () => number } {
  const kept = new Map<string, Kept>()
  let commits = 0
  const change = (entry: Kept | undefined, expected: readonly string[], changes: JobChanges): boolean => {
    if (entry === undefined || !expected.includes(entry.job.status)) return false
    entry.job = { ...entry.job, ...changes }
    return true
  }
  const held = <T>({ jobId, fence }: JobHold, run: (entry: Kept) => T): Promise<T> => {
    const entry = kept.get(jobId)
    if (entry === undefined || entry.fence !== fence) return Promise.reject(new HoldLostError())
    return Promise.resolve(run(entry))
  }
  return {
    ...reads(kept),
    commits: () => commits,
    insert: (job) => Promise.resolve(void kept.set(job.id, { job, fence: 0, rows: [] })),
    hold: (id) => {
      const entry = kept.get(id)
      if (entry === undefined || isJobOver(entry.job.status)) return Promise.resolve(null)
      entry.fence += 1
      return Promise.resolve({ jobId: id, fence: entry.fence })
    },
    change: (id, expected, changes) => Promise.resolve(change(kept.get(id), [expected], changes)),
    advance: (hold, expected, changes) => held(hold, (entry) => change(entry, [expected], changes)),
    addRows: (hold, rows) => held(hold, (entry) => void entry.rows.push(...rows.map((row) => freshRow(hold.jobId, row)))),
    clearRows: (hold) => held(hold, (entry) => void entry.rows.splice(0)),
    putRows: (hold, rows) =>
      held(hold, (entry) => {
        commits += 1
        for (const row of rows) entry.rows[row.position] = row
      }),
    putFile: (hold, file) =>
      held(hold, (entry) => {
        commits += 1
        entry.job = { ...entry.job, file }
      }),
    forget: (endedBefore) => {
      const old = [...kept.values()].filter(({ job }) => isJobOver(job.status) && (job.finishedAt ?? endedBefore) < endedBefore)
      for (const { job } of old) kept.delete(job.id)
      return Promise.resolve(old.length)
    },
    reopenFailed: (id, expected, changes) => {
      const entry = kept.get(id)
      if (!change(entry, expected, changes)) return Promise.resolve(0)
      const failed = entry?.rows.filter((row) => row.status === 'failed') ?? []
      for (const row of failed) entry?.rows.splice(row.position, 1, freshRow(id, row))
      return Promise.resolve(failed.length)
    },
  }
}

function reads(kept: Map<string, Kept>): Pick<JobStore, 'get' | 'search' | 'unfinished' | 'rows' | 'nextDue'> {
  const newest = () => [...kept.values()].reverse()
  return {
    get: (id) => {
      const entry = kept.get(id)
      return Promise.resolve(entry === undefined ? null : counted(entry))
    },
    search: ({ actorId, limit }) =>
      Promise.resolve(newest().filter(({ job }) => actorId === undefined || job.actorId === actorId).slice(0, limit).map(counted)),
    unfinished: () => Promise.resolve([...kept.values()].map(({ job }) => job).filter(({ status }) => !isJobOver(status))),
    rows: ({ jobId, statuses, limit, after = -1, dueBy }) => {
      const found: StoredJobRow[] = []
      for (const row of kept.get(jobId)?.rows ?? []) {
        if (found.length === limit) break
        const isDue = dueBy === undefined || (row.dueAt !== null && row.dueAt <= dueBy)
        if (row.position > after && statuses.includes(row.status) && isDue) found.push(row)
      }
      return Promise.resolve(found)
    },
    nextDue: (jobId) => Promise.resolve(kept.get(jobId)?.rows.flatMap(({ dueAt }) => dueAt ?? []).sort()[0] ?? null),
  }
}

function counted({ job, rows }: Kept): CountedJob {
  const counts: JobCounts = { ...noCounts }
  for (const { status } of rows) counts[status] += 1
  if (job.file !== null) Object.assign(counts, { done: job.file.rows, pending: Math.max(0, (job.file.total ?? 0) - job.file.rows) })
  return { ...job, counts }
}

const freshRow = (jobId: string, { position, key, payload }: Pick<StoredJobRow, 'position' | 'key' | 'payload'>): StoredJobRow => ({
  jobId, position, key, payload, status: 'pending', attempts: 0, code: null, detail: null, before: null, after: null, dueAt: null, updatedAt: null,
})
