import type { AuditAction } from '@/lib/contracts/audit'
import type { RunKind } from '@/lib/contracts/campaigns'
import type { StoredRun } from '@/lib/server/ports/store'
import type { Act } from '../audit/record-act'

const actions: Record<RunKind, AuditAction> = {
  bulk: 'campaigns.bulk-switch',
  'stop-all': 'campaigns.stop-all',
  restore: 'campaigns.restore',
}

/** One wording of a run for the audit, at its intent and at its end. */
export const runAct = (run: StoredRun, after: unknown): Act => ({
  action: actions[run.kind],
  target: { kind: 'run', id: run.id, name: run.kind },
  before: null,
  after,
  reason: run.reason ?? undefined,
})
