import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import type { Campaign } from '@/lib/contracts/campaigns'
import { campaignQueries, placeCampaign } from './campaigns'
import { received } from './received'

const none = { value: null, answeredAt: null, problem: null }
const solar: Campaign = {
  id: '101',
  name: 'Solar West',
  state: 'on',
  active: true,
  read: null,
  lastCallAt: null,
  timeZone: null,
  pending: null,
  drift: null,
  activeLists: none,
  agentsNow: none,
  callsLastHour: none,
  contactsLastHour: none,
}

describe('placeCampaign', () => {
  it('replaces the one campaign and leaves the others and the clock alone', async () => {
    const client = new QueryClient()
    const key = campaignQueries.list().queryKey
    const answer = received({ items: [solar, { ...solar, id: '102' }], now: '2026-11-21T18:00:00.000Z', read: null, problem: null })
    client.setQueryData(key, answer)
    await placeCampaign(client, { ...solar, state: 'off', active: false })
    const placed = client.getQueryData(key)
    expect(placed?.items.map((item) => item.state)).toEqual(['off', 'on'])
    expect(placed?.offsetMs).toBe(answer.offsetMs)
  })
})
