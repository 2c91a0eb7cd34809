import { afterEach, describe, expect, test } from 'vitest'
import { openSmall, type Small } from './core/small-account'

let small: Small
afterEach(() => small.sandbox.close())

const send = (path: string, init?: RequestInit): Promise<Response> => small.sandbox.fetch(new Request(`http://127.0.0.1${path}`, init))
const form = (values: Record<string, string>): RequestInit => ({ method: 'POST', body: new URLSearchParams(values) })
const json = (value: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(value), headers: { 'content-type': 'application/json' } })

describe('wire', () => {
  test.each<[string, string, RequestInit | undefined]>([
    ['GET with a query', '/v1/campaigns/search?auth_token=small', undefined],
    ['POST with a form', '/v1/campaigns/search', form({ auth_token: 'small' })],
    ['POST with JSON', '/v1/campaigns/search', json({ auth_token: 'small' })],
    ['POST with the token in the query', '/v1/campaigns/search?auth_token=small', form({ anything: '1' })],
    ['unknown parameters', '/v1/campaigns/search?auth_token=small&limit=1&page=7', undefined],
  ])('answers %s', async (_, path, init) => {
    small = openSmall()
    const response = await send(path, init)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ success: true, data: [{ id: 11 }, { id: 12 }] })
  })

  test('the form wins over the query, JSON over nothing is the same', async () => {
    small = openSmall()
    const response = await send('/v1/leads/search?auth_token=small&limit=1', form({ limit: '2' }))
    expect(await response.json()).toMatchObject({ data: { limit: '2' } })
  })

  test.each(['/v1/campaign/search', '/v1/lead/get-recordings', '/v1/calls/search', '/v1/', '/', '/v2/campaigns/search'])('%s is an HTML 404',
    async (path) => {
    small = openSmall()
    const response = await send(`${path}?auth_token=small`)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(await response.text()).toMatch(/^</)
  })

  test.each<['code' | 'status', number]>([['code', 200], ['status', 401]])('a bad token told by %s has HTTP %i', async (badToken, status) => {
    small = openSmall({ badToken })
    const response = await send('/v1/campaigns/search', form({ auth_token: 'wrong' }))
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({ success: false, code: 5001, text: 'Auth token is invalid' })
  })

  test('a token without the section is refused with 403 in the body', async () => {
    small = openSmall({ sections: ['leads'] })
    expect(await small.ask('campaigns/search')).toEqual({ success: false, code: 403, text: 'Forbidden' })
    expect(await small.ask('leads/search')).toMatchObject({ success: true })
  })

  test('the ledger tells where the token stood and never its text', async () => {
    small = openSmall()
    await send('/v1/leads/search?auth_token=small&limit=3')
    await send('/v1/campaigns/status', form({ auth_token: 'small', campaign_id: '99', status: '1' }))
    await send('/v1/nothing/here', form({ auth_token: 'other' }))
    const entries = small.sandbox.ledger.entries()
    expect(entries.map(({ path, token, outcome, account }) => ({ path, token, outcome, account }))).toEqual([
      { path: '/v1/leads/search', token: 'url', outcome: 'ok', account: 'small' },
      { path: '/v1/campaigns/status', token: 'body', outcome: 'refused 6004', account: 'small' },
      { path: '/v1/nothing/here', token: 'body', outcome: 'http 404', account: null },
    ])
    expect(entries[0]).toMatchObject({ names: ['auth_token', 'limit'], values: { limit: '3' } })
    expect(JSON.stringify(entries.map(({ values }) => values))).not.toContain('small')
  })
})

describe('ordered faults', () => {
  test('strike before the endpoint, as often as told, and stand in the ledger', async () => {
    small = openSmall()
    expect(await small.control('PUT', 'faults', { mode: 'U33', path: 'campaigns/search', times: 1 })).toEqual({ status: 200, body: { id: 1 } })
    expect((await send('/v1/lists/search?auth_token=small')).status).toBe(200)
    expect((await send('/v1/campaigns/search?auth_token=small')).status).toBe(503)
    expect((await send('/v1/campaigns/search?auth_token=small')).status).toBe(200)
    expect(small.sandbox.ledger.entries().map(({ outcome }) => outcome)).toEqual(['ok', 'fault U33', 'ok'])
  })

  test('a write whose answer is lost is done; one that is not done says yes', async () => {
    small = openSmall()
    const active = (): unknown => small.account.db.prepare('SELECT active FROM campaigns WHERE id = 11').get()?.active
    const off = form({ auth_token: 'small', campaign_id: '11', status: '0' })
    await small.control('PUT', 'faults', { mode: 'U62', path: 'campaigns/status' })
    expect(await (await send('/v1/campaigns/status', off)).json()).toEqual({ success: true })
    expect(active()).toBe(1)
    await small.control('PUT', 'faults', { mode: 'U61', path: 'campaigns/status' })
    await expect(send('/v1/campaigns/status', off)).rejects.toThrow('fetch failed')
    expect(active()).toBe(0)
  })

  test('are shown without their tokens and taken back', async () => {
    small = openSmall()
    await small.control('PUT', 'faults', { mode: 'U31', times: null, token: 'small' })
    const { body } = await small.control('GET', 'state')
    expect(body).toMatchObject({ faults: [{ id: 1, mode: 'U31', path: '*' }] })
    expect(JSON.stringify(body)).not.toContain('"token"')
    expect((await send('/v1/campaigns/search?auth_token=small')).status).toBe(500)
    expect((await small.control('DELETE', 'faults/1')).body).toEqual({ faults: 0 })
    expect((await send('/v1/campaigns/search?auth_token=small')).status).toBe(200)
  })

  test('a fault that is none is named', async () => {
    small = openSmall()
    expect((await small.control('PUT', 'faults', { mode: 'U99' })).status).toBe(400)
  })
})
