import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '@/lib/contracts/audit'
import { undoneBy } from './undone-by'

const entry = (changes: Partial<AuditEntry>): AuditEntry => ({
  seq: 1, at: '2026-03-03T18:00:00Z', actId: 'a', outcome: 'succeeded', action: 'lists.edit', actorId: 'u', actorName: 'Ana', actorRole: 'manager', address: null, requestId: null,
  targetKind: 'list', targetId: '7', targetName: 'Solar', before: { active: true, name: 'Old name here' }, after: { active: false, name: 'New name here' }, reason: null,
  upstream: null, hash: 'h', ...changes,
})

describe('undoneBy', () => {
  it('turns a proven edit round', () => {
    expect(undoneBy({ entries: [entry({ outcome: 'attempted' }), entry({})] })).toEqual({
      changes: { active: true, name: 'Old name here' },
      expected: { active: false, name: 'New name here' },
      reason: 'Undo of a change by Ana',
    })
  })

  it('puts back a description whose old text was written here, and leaves one that nobody knows', () => {
    const [before, after] = [{ description: '' }, { description: 'From the fair' }]
    expect(undoneBy({ entries: [entry({ before, after })] })).toMatchObject({ changes: before, expected: after })
    expect(undoneBy({ entries: [entry({ before: { active: true }, after: { ...after, active: false } })] })).toMatchObject({ changes: { active: true }, expected: { active: false } })
  })

  it.each([
    ['one that failed', [entry({ outcome: 'unknown' }), entry({ outcome: 'failed' })]],
    ['one that was only meant', [entry({ outcome: 'attempted' })]],
    ['another act', [entry({ action: 'lists.create' })]],
    ['a description whose old text nobody knows', [entry({ before: {}, after: { description: 'x' } })]],
    ['one whose old value nobody knows', [entry({ before: {}, after: { campaignId: '101' } })]],
  ])('offers nothing for %s', (_name, entries) => {
    expect(undoneBy({ entries })).toBeNull()
  })
})
