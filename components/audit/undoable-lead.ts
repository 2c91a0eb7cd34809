import { latestOf, type AuditAct } from './group-acts'

/** The lead whose edit this act was, where it was carried out or may have been; null for any other act. */
export function undoableLead(act: AuditAct): string | null {
  const { action, outcome, targetKind, targetId } = latestOf(act)
  const wasDone = outcome === 'succeeded' || outcome === 'unknown'
  return action === 'leads.edit' && targetKind === 'lead' && wasDone ? targetId : null
}
