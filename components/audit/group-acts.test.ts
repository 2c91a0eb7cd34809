import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '@/lib/contracts/audit'
import { groupActs, latestOf } from './group-acts'

const entry = (seq: number, actId: string, outcome: AuditEntry['outcome']): AuditEntry => ({
  seq,
  at: '2026-11-21T18:00:00.000Z',
  actId,
  outcome,
  action: 'campaigns.switch',
  actorId: null,
  actorName: 'Mia',
  actorRole: null,
  address: null,
  requestId: null,
  targetKind: null,
  targetId: null,
  targetName: null,
  before: null,
  after: null,
  reason: null,
  upstream: null,
  hash: 'h',
})

describe('groupActs', () => {
  it('joins an intent with its outcomes even when others acted in between', () => {
    const acts = groupActs([entry(4, 'a', 'succeeded'), entry(3, 'b', 'failed'), entry(2, 'a', 'attempted'), entry(1, 'b', 'attempted')])
    expect(acts.map((act) => act.entries.map(({ seq }) => seq))).toEqual([
      [2, 4],
      [1, 3],
    ])
    expect(acts.map((act) => latestOf(act).outcome)).toEqual(['succeeded', 'failed'])
  })
})
