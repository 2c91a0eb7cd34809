import type { AuditAction } from '@/lib/contracts/audit'
import type { JobKind } from '@/lib/contracts/jobs-words'
import type { StoredJob } from '@/lib/server/ports/jobs'
import type { Act } from '../audit/record-act'

/** A kind is the name of its act. */
const actionOf = (kind: JobKind): AuditAction => kind

/** One wording of a job's run for the audit, at its intent and at its end. */
export const jobAct = (job: Pick<StoredJob, 'id' | 'kind' | 'title' | 'reason'>, after: unknown): Act => ({
  action: actionOf(job.kind),
  target: { kind: 'job', id: job.id, name: job.title },
  before: null,
  after,
  reason: job.reason ?? undefined,
})
