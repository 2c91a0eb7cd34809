import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it, vi } from 'vitest'
import type { Campaign } from '@/lib/contracts/campaigns'
import { campaignQueries, placeCampaign, withPatience } from './campaigns'
import { received } from './received'
import { RequestProblem } from './request-problem'

const silence = new RequestProblem('no_answer', 'Switchyard did not answer.')

describe('withPatience', () => {
  it('asks again while nobody knows whether the request arrived, and while it still runs', async () => {
    const send = vi.fn<() => Promise<string>>()
    send.mockRejectedValueOnce(silence)
    send.mockRejectedValueOnce(new RequestProblem('in_progress', 'Still worked on.', { status: 409 }))
    send.mockResolvedValueOnce('done')
    expect(await withPatience(send, 0)).toBe('done')
    expect(send).toHaveBeenCalledTimes(3)
  })

  it('takes a refusal as final', async () => {
    const send = vi.fn(() => Promise.reject(new RequestProblem('conflict', 'Somebody else was faster.', { status: 409 })))
    await expect(withPatience(send, 0)).rejects.toMatchObject({ code: 'conflict' })
    expect(send).toHaveBeenCalledOnce()
  })

  it('gives up after four attempts', async () => {
    const send = vi.fn(() => Promise.reject(silence))
    await expect(withPatience(send, 0)).rejects.toBe(silence)
    expect(send).toHaveBeenCalledTimes(4)
  })
})

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
