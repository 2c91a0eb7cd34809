import { describe, expect, it } from 'vitest'
import type { Campaign } from '@/lib/contracts/campaigns'
import { filterCampaigns } from './filter-campaigns'

const begunAt = '2026-11-21T18:00:00.000Z'
const nowMs = Date.parse(begunAt) + 1_000
const none = { value: null, answeredAt: null, problem: null }
const make = (id: string, name: string, more: Partial<Campaign> = {}): Campaign => ({
  id,
  name,
  state: 'on',
  active: true,
  read: { begunAt, answeredAt: begunAt },
  lastCallAt: null,
  timeZone: null,
  pending: null,
  drift: null,
  activeLists: none,
  agentsNow: none,
  callsLastHour: none,
  contactsLastHour: none,
  ...more,
})
const solar = make('101', 'Solar West')
const roof = make('102', 'Roof East', { state: 'off', active: false, drift: { from: true, to: false, seenAt: begunAt } })
const everything = { q: '', state: [], drift: false }

describe('filterCampaigns', () => {
  it('finds words in any order, in the name or the id', () => {
    expect(filterCampaigns([solar, roof], { ...everything, q: 'west SOL' }, nowMs)).toEqual([solar])
    expect(filterCampaigns([solar, roof], { ...everything, q: '102' }, nowMs)).toEqual([roof])
  })

  it('filters by the state as it is shown now, not as it was answered', () => {
    expect(filterCampaigns([solar, roof], { ...everything, state: ['off'] }, nowMs)).toEqual([roof])
    expect(filterCampaigns([solar, roof], { ...everything, state: ['unknown'] }, nowMs + 120_000)).toEqual([solar, roof])
  })

  it('finds what was changed outside', () => {
    expect(filterCampaigns([solar, roof], { ...everything, drift: true }, nowMs)).toEqual([roof])
  })
})
