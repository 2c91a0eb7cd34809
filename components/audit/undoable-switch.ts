import type { AuditEntry } from '@/lib/contracts/audit'
import { activeIn, overtakenBy } from '@/lib/contracts/undo-switch-words'
import { latestOf, type AuditAct } from './group-acts'

export type UndoableSwitch =
  | { kind: 'last'; campaign: { id: string; name: string }; left: 'on' | 'off' }
  /** Why not, in words. */
  | { kind: 'overtaken'; sentence: string }

/** What can be undone of an act, as far as the loaded entries tell (the server looks again); null where it was no switch that was carried out. */
export function undoableSwitch(act: AuditAct, entries: readonly AuditEntry[]): UndoableSwitch | null {
  const { action, outcome, targetKind, targetId, targetName, after } = latestOf(act)
  const active = activeIn(after)
  const wasDone = outcome === 'succeeded' || outcome === 'unknown'
  if (action !== 'campaigns.switch' || targetKind !== 'campaign' || targetId === null || active === null || !wasDone) return null
  const later = overtakenBy(entries, { actId: act.actId, campaignId: targetId })
  if (later === null) return { kind: 'last', campaign: { id: targetId, name: targetName ?? `campaign ${targetId}` }, left: active ? 'on' : 'off' }
  return { kind: 'overtaken', sentence: `${later.action === 'campaigns.drift' ? 'Changed outside' : 'Switched again'} since (#${later.seq})` }
}
