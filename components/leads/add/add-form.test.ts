import { describe, expect, it } from 'vitest'
import { blankForm, newLeadOf, presenceChoices } from './add-form'

describe('newLeadOf', () => {
  const filled = { ...blankForm('(818) 555-0199'), listId: '333', firstName: 'Zoë', city: '  ' }

  it('sends only what was filled in, with the checks in words', () => {
    expect(newLeadOf(filled)).toEqual({
      phone: '(818) 555-0199', listId: '333', firstName: 'Zoë', checkDnc: true, checkWireless: false, duplicates: 'account', duplicatesInArchive: false,
    })
  })

  it('sends own fields of the account under their names, the empty ones left out', () => {
    expect(newLeadOf({ ...filled, custom: { credit_score: '700', pet: ' ' } }).custom).toEqual({ credit_score: '700' })
    expect(newLeadOf({ ...filled, custom: { pet: '' } })).not.toHaveProperty('custom')
  })

  it('turns each choice about a number that is there into one check or one update, never both', () => {
    const sent = presenceChoices.map(({ value }) => newLeadOf({ ...filled, presence: value }))
    expect(sent.map(({ duplicates, updateIfFound }) => [duplicates, updateIfFound?.scope])).toEqual([
      [undefined, undefined], ['list', undefined], ['campaign', undefined], ['account', undefined],
      [undefined, 'list'], [undefined, 'campaign'], [undefined, 'account'],
    ])
  })

  it('puts the lead into the hopper only when asked', () => {
    expect(newLeadOf(filled).callNext).toBeUndefined()
    expect(newLeadOf({ ...filled, callsNext: true, priority: '5', expiresInMinutes: '30' }).callNext).toEqual({ priority: 5, expiresInMinutes: 30 })
    expect(newLeadOf({ ...filled, callsNext: true, priority: '' }).callNext).toEqual({ priority: 99 })
  })
})
