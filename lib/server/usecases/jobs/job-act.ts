import type { AuditAction } from '@/lib/contracts/audit'
import type { JobKind } from '@/lib/contracts/jobs-words'
import type { StoredJob } from '@/lib/server/ports/jobs'
import type { Act } from '../audit/record-act'

const actions: Record<JobKind, AuditAction> = { 'leads.bulk-edit': 'leads.bulk-edit' }

/** One wording of a job's run for the audit, at its intent and at its end. */
export const jobAct = (job: Pick<StoredJob, 'id' | 'kind' | 'title' | 'reason'>, after: unknown): Act => ({
  action: actions[job.kind],
  target: { kind: 'job', id: job.id, name: job.title },
  before: null,
  after,
  reason: job.reason ?? undefined,
})
