import { describe, expect, it } from 'vitest'
import { sample } from '@/lib/testing/sample'
import { json, ok, testClient } from './test-client'

describe('campaigns.search', () => {
  it('asks for everything and answers with the span of time in which it was true', async () => {
    const client = testClient(async () => {
      await client.clock.sleep(40)
      return ok(sample('campaigns-search/official'))
    })
    const read = client.convoso.campaigns.search()
    await client.clock.advance(40)
    expect(await read).toEqual({
      begunAt: '2026-03-03T18:00:00.000Z',
      answeredAt: '2026-03-03T18:00:00.040Z',
      data: [
        { id: '1403', name: 'Solar Outbound', active: true, lastCallAt: '2025-05-28T11:57:17.000Z', timeZone: 'America/Los_Angeles' },
        { id: '1404', name: 'Win-back', active: false, lastCallAt: null, timeZone: null },
      ],
    })
    expect([...(client.seen[0]?.fields.keys() ?? [])]).toEqual(['auth_token'])
  })

  it('ignores a zone that does not exist and reads the date in the account zone', async () => {
    const row = { id: 1, name: 'x', status: 'Y', last_call_date: { date: '2026-03-03 10:00:00', timezone_type: 3, timezone: 'Mars/Olympus' } }
    const { convoso } = testClient(() => json({ success: true, data: [row, { id: 2, name: 'never called', status: 'N' }] }))
    const { data } = await convoso.campaigns.search()
    expect(data.map((each) => [each.lastCallAt, each.timeZone])).toEqual([
      ['2026-03-03T18:00:00.000Z', null],
      [null, null],
    ])
  })

  it('reads an account without campaigns as none', async () => {
    expect((await testClient(() => json({ success: true, data: [] })).convoso.campaigns.search()).data).toEqual([])
  })
})

describe('campaigns.setActive', () => {
  it.each([
    ['1/0', true, '1'],
    ['1/0', false, '0'],
    ['true/false', true, 'true'],
    ['true/false', false, 'false'],
  ] as const)('with %s sends %s as %s', async (statusEncoding, active, word) => {
    const client = testClient(() => json({ success: true }), { statusEncoding })
    await client.convoso.campaigns.setActive('1403', active)
    expect(client.seen[0]?.path).toBe('campaigns/status')
    expect(Object.fromEntries(client.seen[0]?.fields ?? [])).toMatchObject({ campaign_id: '1403', status: word })
  })

  it.each(['0', '', '-1', '1 OR 1', '1&status=1', '00'])('sends nothing for the id "%s"', async (id) => {
    const client = testClient(() => json({ success: true }))
    await expect(client.convoso.campaigns.setActive(id, true)).rejects.toMatchObject({ code: 'invalid_request' })
    expect(client.seen).toHaveLength(0)
  })

  it('says in our words why Convoso refused, with its number', async () => {
    const client = testClient(() => ok(sample('campaigns-status/error-6004')))
    await expect(client.convoso.campaigns.setActive('1403', true)).rejects.toMatchObject({
      code: 'upstream_rejected',
      message: 'Convoso does not know this campaign.',
      details: { upstreamCode: '6004' },
    })
  })

  it('names an unknown number in the sentence', async () => {
    const client = testClient(() => json({ success: false, code: 6999, text: 'x' }))
    await expect(client.convoso.campaigns.setActive('1403', true)).rejects.toMatchObject({ message: 'Convoso refused this request with code 6999.' })
  })

  it('given up in the queue, was never sent', async () => {
    const client = testClient(() => json({ success: true }), { maxRps: 1, burst: 1 })
    await client.convoso.campaigns.setActive('1', true)
    const stop = new AbortController()
    const write = client.convoso.campaigns.setActive('2', true, { signal: stop.signal })
    const outcome = expect(write).rejects.toMatchObject({ code: 'upstream_unavailable', details: { sent: 'no' } })
    await client.clock.settle()
    stop.abort(new Error('left'))
    await outcome
    expect(client.seen).toHaveLength(1)
  })
})
