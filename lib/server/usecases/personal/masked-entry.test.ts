import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '@/lib/contracts/audit'
import { maskedEntry } from './masked-entry'

const entry: AuditEntry = {
  seq: 1, at: '2026-03-03T18:00:00.000Z', actId: 'a', outcome: 'succeeded', action: 'personal.open', actorId: 'u', actorName: 'A manager', actorRole: 'manager',
  address: null, requestId: null, targetKind: 'lead', targetId: '8185550199', targetName: null,
  before: { firstName: 'Zoë', status: 'NEW', leadIds: ['8185550123'], email: '' },
  after: { firstName: 'Ann', status: 'SALE', rows: [{ phone: '8185550100' }], custom: { pet: 'cat' }, 'custom.pet': 'cat', 'custom.age': '' },
  reason: 'asked by zoe@example.com', upstream: null, hash: 'h',
}

describe('maskedEntry', () => {
  it('tells which personal field changed, not its values, and keeps ids and statuses', () => {
    const { before, after, reason, targetId } = maskedEntry(entry)
    expect(before).toEqual({ firstName: '•••', status: 'NEW', leadIds: ['8185550123'], email: '' })
    expect(after).toEqual({ firstName: '•••', status: 'SALE', rows: [{ phone: '•••' }], custom: '•••', 'custom.pet': '•••', 'custom.age': '' })
    expect([reason, targetId]).toEqual(['asked by •••@•••', '8185550199'])
  })
})
