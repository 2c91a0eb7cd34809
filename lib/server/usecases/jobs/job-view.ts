import type { Job } from '@/lib/contracts/jobs'
import { isJobOver, settledOf, totalOf, type JobKind } from '@/lib/contracts/jobs-words'
import type { CountedJob } from '@/lib/server/ports/jobs'
import type { Desk } from '../desk'

/** Requests to the upstream per row: a fresh read and a write. */
const requestsPerRow: Record<JobKind, number> = { 'leads.bulk-edit': 2 }

/** Rows per second that the pace lets through: background work has half of it. */
export const plannedRate = ({ pace }: Pick<Desk, 'pace'>, kind: JobKind): number => pace.maxRps / 2 / requestsPerRow[kind]

/** A job as people see it; what it works on stays inside. */
export function jobView(desk: Pick<Desk, 'pace' | 'jobs'>, stored: CountedJob): Job {
  const { id, kind, title, status, counts, createdAt, startedAt, finishedAt, problem } = stored
  const isOver = isJobOver(status)
  const rate = isOver ? null : (desk.jobs.rateOf(id) ?? plannedRate(desk, kind))
  const open = totalOf(counts) - settledOf(counts)
  const isCounted = status === 'running' && rate !== null && rate > 0
  return {
    id, kind, title, status, counts, createdAt, startedAt, finishedAt, problem, rate,
    total: totalOf(counts),
    createdBy: { id: stored.actorId, name: stored.actorName },
    secondsLeft: isCounted ? Math.ceil(open / rate) : null,
  }
}
