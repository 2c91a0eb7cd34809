import { describe, expect, it } from 'vitest'
import { leadFilters, type Lead, type LeadFilters } from '@/lib/contracts/leads'
import { sampleLead } from '@/lib/testing/sample-lead'
import { isWholeAccount, matchesFilter, uncheckableFilters } from './matches-filter'

const lead: Lead = sampleLead('501', {
  phone: '8185550199',
  phoneCode: '1',
  altPhone1: '2135550188',
  altPhone2: '3105550177',
  firstName: 'Ada',
  lastName: 'Love  Lace',
  email: 'Ada@Example.com',
  address1: '1 Main St',
  address2: 'Apt 2',
  city: 'Reno',
  state: 'NV',
  province: 'North',
  postalCode: '89501',
  country: 'US',
  gender: 'F',
  dateOfBirth: '1980-05-04',
  listId: '31',
  status: 'NEW',
  userId: '9',
  ownerId: 'own-1',
  createdBy: '77',
  createdAt: '2026-03-01T08:00:00.000Z',
  modifiedAt: '2026-03-02T08:00:00.900Z',
  lastCalledAt: '2026-03-03T08:00:00.000Z',
  custom: { credit_band: 'A' },
})

/** Each documented filter: one that this lead meets and one that it does not. */
const cases: [name: keyof LeadFilters, met: LeadFilters, missed: LeadFilters][] = [
  ['phone', { phone: '+1 (818) 555-0199' }, { phone: '8185550198' }],
  ['altPhone1', { altPhone1: '12135550188' }, { altPhone1: '2135550189' }],
  ['altPhone2', { altPhone2: '310-555-0177' }, { altPhone2: '-' }],
  ['firstName', { firstName: 'ADA' }, { firstName: 'Ad' }],
  ['lastName', { lastName: 'love lace ' }, { lastName: 'Lovelace' }],
  ['email', { email: 'ada@example.com' }, { email: 'ada@example.org' }],
  ['address1', { address1: '1 main st' }, { address1: '1 Main' }],
  ['address2', { address2: 'apt 2' }, { address2: 'apt 3' }],
  ['city', { city: 'reno' }, { city: 'Renton' }],
  ['state', { state: 'nv' }, { state: 'CA' }],
  ['province', { province: 'north' }, { province: 'south' }],
  ['postalCode', { postalCode: '89501' }, { postalCode: '8950' }],
  ['country', { country: 'us' }, { country: 'CA' }],
  ['gender', { gender: 'f' }, { gender: 'm' }],
  ['dateOfBirth', { dateOfBirth: '1980-05-04' }, { dateOfBirth: '1980-05-05' }],
  ['leadIds', { leadIds: ['7', '501'] }, { leadIds: ['7'] }],
  ['listIds', { listIds: ['31'] }, { listIds: ['32', '3'] }],
  ['statuses', { statuses: ['CALLBK', 'NEW'] }, { statuses: ['new'] }],
  ['userId', { userId: '9' }, { userId: '90' }],
  ['ownerId', { ownerId: 'OWN-1' }, { ownerId: 'own-2' }],
  ['createdBy', { createdBy: '77' }, { createdBy: '7' }],
  ['created', { created: { from: '2026-03-01T08:00:00Z', to: '2026-03-01T08:00:00Z' } }, { created: { from: '2026-03-01T08:00:01Z' } }],
  ['updated', { updated: { to: '2026-03-02T08:00:00Z' } }, { updated: { to: '2026-03-02T07:59:59Z' } }],
  ['lastCalled', { lastCalled: { from: '2026-03-03T00:00:00-08:00' } }, { lastCalled: { from: '2026-03-03T00:00:01-08:00' } }],
  ['custom', { custom: { credit_band: 'a' } }, { custom: { credit_band: 'A', other: 'x' } }],
]
const uncheckable: [keyof LeadFilters, LeadFilters][] = [
  ['modifiedBy', { modifiedBy: '77' }],
  ['deleted', { deleted: { from: '2026-03-01T00:00:00Z' } }],
  ['archived', { archived: { to: '2026-03-01T00:00:00Z' } }],
  ['changed', { changed: { from: '2026-03-01T00:00:00Z' } }],
]

describe('matchesFilter', () => {
  it.each(cases)('checks %s', (_name, met, missed) => {
    expect([matchesFilter(lead, met), matchesFilter(lead, missed)]).toEqual([true, false])
    expect(uncheckableFilters(met)).toEqual([])
  })

  it.each(uncheckable)('says that %s cannot be checked, and lets nothing through', (name, filters) => {
    expect(uncheckableFilters({ ...filters, statuses: ['NEW'] })).toEqual([name])
    expect(matchesFilter(lead, filters)).toBe(false)
  })

  it('knows every filter of the contract', () => {
    expect([...cases, ...uncheckable].map(([name]) => name).sort()).toEqual(Object.keys(leadFilters.shape).sort())
  })

  it('asks that all hold, and never takes what is missing for a match', () => {
    expect(matchesFilter(lead, { statuses: ['NEW'], listIds: ['32'] })).toBe(false)
    const bare = sampleLead('502', { listId: null, userId: null, lastCalledAt: null, phone: '' })
    for (const filters of [{ listIds: ['31'] }, { userId: '9' }, { lastCalled: { to: '2030-01-01T00:00:00Z' } }, { phone: '8185550199' }])
      expect(matchesFilter(bare, filters)).toBe(false)
  })

  it('takes empty lists and spans for no filter at all', () => {
    expect(isWholeAccount({ statuses: [], created: {}, listIds: undefined })).toBe(true)
    expect(isWholeAccount({ city: 'Reno' })).toBe(false)
  })
})
