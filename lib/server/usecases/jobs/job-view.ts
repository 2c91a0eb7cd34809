import type { Job } from '@/lib/contracts/jobs'
import { isExport, isJobOver, settledOf, totalOf, type ExportKind, type JobKind } from '@/lib/contracts/jobs-words'
import { toInstant } from '@/lib/shared/instant'
import type { CountedJob } from '@/lib/server/ports/jobs'
import { fileUntil } from '../exports/file-until'
import type { Desk } from '../desk'

/** Requests to the upstream per row: a fresh read and a write; a list may have to be looked for under both statuses. */
const requestsPerRow: Record<Exclude<JobKind, ExportKind>, number> = { 'leads.bulk-edit': 2, 'lists.bulk-edit': 3 }

/** Rows per second that the pace lets through: background work has half of it. */
export const plannedRate = ({ pace }: Pick<Desk, 'pace'>, kind: Exclude<JobKind, ExportKind>): number => pace.maxRps / 2 / requestsPerRow[kind]

/** A job as people see it; what it works on stays inside. */
export function jobView(desk: Pick<Desk, 'pace' | 'jobs' | 'clock'>, stored: CountedJob): Job {
  const { id, kind, title, status, counts, createdAt, startedAt, finishedAt, problem } = stored
  const isOver = isJobOver(status)
  // How fast an export goes shows only once it goes.
  const rate = isOver ? null : (desk.jobs.rateOf(id) ?? (isExport(kind) ? null : plannedRate(desk, kind)))
  const open = totalOf(counts) - settledOf(counts)
  const file = fileView(desk, stored)
  const isCounted = status === 'running' && rate !== null && rate > 0 && file?.isTotalKnown !== false
  return {
    id, kind, title, status, counts, createdAt, startedAt, finishedAt, problem, rate, file,
    total: totalOf(counts),
    createdBy: { id: stored.actorId, name: stored.actorName },
    secondsLeft: isCounted ? Math.ceil(open / rate) : null,
  }
}

function fileView({ clock }: Pick<Desk, 'clock'>, stored: CountedJob): Job['file'] {
  const { file, status } = stored
  if (file === null) return null
  const until = status === 'done' && file.name !== null ? fileUntil(stored) : 0
  return { name: file.saveAs, bytes: file.bytes, isTotalKnown: file.total !== null, note: file.note, until: until > clock.now() ? toInstant(until) : null }
}
