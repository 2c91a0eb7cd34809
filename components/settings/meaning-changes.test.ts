import { expect, it } from 'vitest'
import type { SeenStatus } from '@/lib/contracts/status-meanings'
import { meaningChanges } from './meaning-changes'

const none = { contact: false, success: false, final: false }
const seen = (code: string, changes: Partial<SeenStatus>): SeenStatus => ({ code, name: null, meaning: null, from: null, leads: 1, calls: 0, ...changes })

it('sends what is otherwise than it was, never what Convoso says itself', () => {
  const sorted = { meaning: { ...none, contact: true }, from: 'settings' } as const
  const items = [seen('A', {}), seen('B', sorted), seen('C', sorted), seen('D', sorted), seen('SALE', { meaning: none, from: 'convoso' }), seen('E', {})]
  const drafts = new Map([['A', none], ['B', { ...none, contact: true }], ['C', { ...none, final: true }], ['D', null], ['SALE', { ...none, success: true }], ['E', null]])
  expect(meaningChanges(items, drafts)).toEqual({ sort: [{ code: 'A', ...none }, { code: 'C', ...none, final: true }], unsort: ['D'] })
})
