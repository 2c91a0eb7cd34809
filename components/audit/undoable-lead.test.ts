import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '@/lib/contracts/audit'
import { undoableLead } from './undoable-lead'

const entry = (changes: Partial<AuditEntry>): AuditEntry => ({
  seq: 1, at: '2026-11-21T18:00:00.000Z', actId: 'a', outcome: 'succeeded', action: 'leads.edit', actorId: null, actorName: 'Mia', actorRole: null,
  address: null, requestId: null, targetKind: 'lead', targetId: '7', targetName: null, before: null, after: null, reason: null, upstream: null, hash: '',
  ...changes,
})
const actOf = (...changes: [Partial<AuditEntry>, ...Partial<AuditEntry>[]]) => {
  const [first, ...rest] = changes
  return { actId: 'a', entries: [entry(first), ...rest.map(entry)] satisfies [AuditEntry, ...AuditEntry[]] }
}

describe('undoableLead', () => {
  it('names the lead of an edit that was carried out or may have been', () => {
    expect(undoableLead(actOf({ outcome: 'attempted' }, { outcome: 'succeeded' }))).toBe('7')
    expect(undoableLead(actOf({ outcome: 'attempted' }, { outcome: 'unknown' }))).toBe('7')
  })

  it('names none of an edit that failed or is still under way, nor of another act', () => {
    expect(undoableLead(actOf({ outcome: 'attempted' }, { outcome: 'failed' }))).toBeNull()
    expect(undoableLead(actOf({ outcome: 'attempted' }))).toBeNull()
    expect(undoableLead(actOf({ action: 'leads.remove' }))).toBeNull()
    expect(undoableLead(actOf({ action: 'campaigns.switch', targetKind: 'campaign' }))).toBeNull()
  })
})
