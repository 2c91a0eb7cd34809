import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '@/lib/contracts/audit'
import { groupActs } from './group-acts'
import { undoableSwitch } from './undoable-switch'

const entry = (seq: number, actId: string, changes: Partial<AuditEntry> = {}): AuditEntry => ({
  seq, at: '2026-11-21T18:00:00.000Z', actId, outcome: 'succeeded', action: 'campaigns.switch', actorId: null, actorName: 'Mia', actorRole: null,
  address: null, requestId: null, targetKind: 'campaign', targetId: '101', targetName: 'Solar West', before: { active: true }, after: { active: false },
  reason: null, upstream: null, hash: '',
  ...changes,
})

/** What is offered for the act `a` among these entries, newest first. */
function offered(...entries: AuditEntry[]) {
  const act = groupActs(entries).find(({ actId }) => actId === 'a')
  return act === undefined ? undefined : undoableSwitch(act, entries)
}

describe('undoableSwitch', () => {
  it('offers the last switch of a campaign, with what it left', () => {
    const last = { kind: 'last', campaign: { id: '101', name: 'Solar West' }, left: 'off' }
    expect(offered(entry(2, 'a'), entry(1, 'a', { outcome: 'attempted' }))).toEqual(last)
    expect(offered(entry(3, 'b', { targetId: '102' }), entry(2, 'a', { outcome: 'unknown' }))).toEqual(last)
  })

  it('says in words that somebody came after it, but not for what failed', () => {
    expect(offered(entry(4, 'b', { outcome: 'unknown' }), entry(2, 'a'))).toEqual({ kind: 'overtaken', sentence: 'Switched again since (#4)' })
    expect(offered(entry(4, 'b', { action: 'campaigns.drift', outcome: 'observed' }), entry(2, 'a'))).toEqual({ kind: 'overtaken', sentence: 'Changed outside since (#4)' })
    expect(offered(entry(4, 'b', { outcome: 'failed' }), entry(3, 'b', { outcome: 'attempted' }), entry(2, 'a'))).toMatchObject({ kind: 'last' })
  })

  it('counts an older act as older, however late it was settled', () => {
    expect(offered(entry(9, 'b', { outcome: 'unknown' }), entry(3, 'a'), entry(2, 'a', { outcome: 'attempted' }), entry(1, 'b', { outcome: 'attempted' }))).toMatchObject({ kind: 'last' })
  })

  it('offers nothing for a switch that failed or is under way, nor for other acts', () => {
    expect(offered(entry(2, 'a', { outcome: 'failed' }), entry(1, 'a', { outcome: 'attempted' }))).toBeNull()
    expect(offered(entry(1, 'a', { outcome: 'attempted' }))).toBeNull()
    expect(offered(entry(1, 'a', { action: 'campaigns.bulk-switch', targetKind: 'run' }))).toBeNull()
  })
})
