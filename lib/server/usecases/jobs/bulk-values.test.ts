import { describe, expect, it } from 'vitest'
import { sampleLead } from '@/lib/testing/sample-lead'
import { differenceOf, shows } from './bulk-values'

const lead = sampleLead('1', { status: 'NEW', ownerId: null, custom: { credit_score: '640', pet: 'cat' } })

describe('differenceOf', () => {
  it('names only what really changes, own fields of the account among it', () => {
    expect(differenceOf(lead, { status: 'NEW', ownerId: '', custom: { credit_score: '700', pet: 'cat' } })).toEqual({
      before: { 'custom.credit_score': '640' },
      after: { 'custom.credit_score': '700' },
      changes: { custom: { credit_score: '700' } },
    })
    expect(differenceOf(lead, { status: 'DNC', custom: { shoe: '9' } })).toEqual({
      before: { status: 'NEW', 'custom.shoe': '' },
      after: { status: 'DNC', 'custom.shoe': '9' },
      changes: { status: 'DNC', custom: { shoe: '9' } },
    })
    expect(differenceOf(lead, { ownerId: '', custom: { pet: 'cat' } })).toBeNull()
  })
})

describe('shows', () => {
  it('looks at every value that was kept', () => {
    expect(shows(lead, { status: 'NEW', 'custom.credit_score': '640' })).toBe(true)
    expect(shows(lead, { status: 'NEW', 'custom.credit_score': '700' })).toBe(false)
    expect(shows(lead, { ownerId: null, 'custom.shoe': '' })).toBe(true)
  })
})
