import { describe, expect, it } from 'vitest'
import type { Call } from '@/lib/contracts/calls'
import type { Lead } from '@/lib/contracts/leads'
import { ctxFor, testDesk } from '../testing-desk'
import { assertMayLookUp } from './may-see-personal'
import { openPersonal, personalRowsPerHour } from './open-personal'
import { shownCall } from './shown-call'
import { shownLead } from './shown-lead'

const zoe: Lead = {
  id: '7', listId: '1', listName: 'Solar', campaignId: null, campaignName: null, status: 'NEW', statusName: null, ownerId: null, userId: null,
  createdBy: null, createdAt: null, modifiedAt: null, lastCalledAt: null, calledCount: 1, phone: '8185550199', phoneCode: '1', altPhone1: '3105550123',
  altPhone2: '', firstName: 'Zoë', lastName: 'Ray', email: 'zoe@example.com', address1: '1 Elm St', address2: '', city: 'Reseda', state: 'CA',
  province: '', postalCode: '91335', country: 'US', gender: 'F', dateOfBirth: '1970-05-31', notes: 'Card 4111111111111111, call 818-555-0100',
  custom: { credit_score: '700', pet: 'cat' },
}

describe('shownLead', () => {
  it('shows a viewer no phone, e-mail, street, birthday or account field', async () => {
    const shown = shownLead(ctxFor((await testDesk()).desk, 'viewer'), zoe, ['pet'])
    expect(JSON.stringify(shown)).not.toMatch(/8185550199|3105550123|818-555-0100|zoe@|Elm|91335|05-31|411111|cat/)
    expect(shown).toMatchObject({ firstName: 'Zoë', dateOfBirth: '1970', phone: '••••••••99', custom: {} })
    expect(shown.masked.toSorted()).toEqual(['address1', 'altPhone1', 'dateOfBirth', 'email', 'notes', 'phone', 'postalCode'])
  })

  it('shows a supervisor everything but cards and unchosen account fields', async () => {
    const shown = shownLead(ctxFor((await testDesk()).desk, 'supervisor'), zoe, ['pet'])
    expect(shown).toMatchObject({ phone: '8185550199', notes: 'Card ••••••••••••1111, call 818-555-0100', custom: { pet: 'cat' }, masked: ['notes'] })
  })
})

describe('shownCall', () => {
  it('gives nobody the address of a recording', async () => {
    const recording = { id: '5', leadId: '7', startedAt: null, endedAt: null, seconds: 9, source: 'https://dialer.example/secret.mp3' }
    const call = { id: '1', phone: '8185550199', numberDialed: null, comment: null, recordings: [recording] }
    const bare: Call = {
      ...call, leadId: '7', listId: null, campaignId: null, campaignName: null, userId: null, userName: null, system: false, firstName: null,
      lastName: null, status: 'SALE', statusName: null, startedAt: null, seconds: 9, callType: null, endedBy: null, queueId: null, queueSeconds: null, calledCount: null,
    }
    const { desk } = await testDesk()
    const shown = [shownCall(ctxFor(desk, 'admin'), bare), shownCall(ctxFor(desk, 'viewer'), bare)]
    expect(JSON.stringify(shown)).not.toContain('secret')
    expect(shown.map((one) => one.phone)).toEqual(['8185550199', '••••••••99'])
  })
})

describe('openPersonal', () => {
  it('gives a viewer masks and writes nothing', async () => {
    const { desk, store } = await testDesk()
    expect(await openPersonal(ctxFor(desk, 'viewer'), { kind: 'lead', id: '7', rows: 1 })).toBe('masked')
    expect(store.entries).toEqual([])
  })

  it('writes who opened what, and how many people', async () => {
    const { desk, store } = await testDesk()
    expect(await openPersonal(ctxFor(desk, 'supervisor'), { kind: 'page', id: 'k', rows: 100 })).toBe('full')
    expect(store.entries).toMatchObject([{ action: 'personal.open', outcome: 'observed', targetKind: 'page', targetId: 'k', after: { rows: 100 } }])
  })

  it('refuses beyond the hour’s quota, tells the audit once, and counts each hour anew', async () => {
    const { desk, store, clock } = await testDesk()
    const ctx = ctxFor(desk, 'supervisor')
    await openPersonal(ctx, { kind: 'page', id: 'k', rows: personalRowsPerHour })
    const refused = { code: 'too_many_requests' }
    await expect(openPersonal(ctx, { kind: 'lead', id: '7', rows: 1 })).rejects.toMatchObject(refused)
    await expect(openPersonal(ctx, { kind: 'lead', id: '7', rows: 1 })).rejects.toMatchObject(refused)
    expect(store.entries.filter((entry) => entry.action === 'personal.quota')).toHaveLength(1)
    await clock.advance(3_600_000)
    expect(await openPersonal(ctx, { kind: 'lead', id: '7', rows: 1 })).toBe('full')
  })
})

describe('assertMayLookUp', () => {
  it('rejects a viewer', async () => {
    const { desk } = await testDesk()
    expect(() => assertMayLookUp(ctxFor(desk, 'viewer'))).toThrow(expect.objectContaining({ code: 'forbidden' }))
    expect(() => assertMayLookUp(ctxFor(desk, 'supervisor'))).not.toThrow()
  })
})
