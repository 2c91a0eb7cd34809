import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noon, openSmall, type Small } from './core/small-account'

let small: Small
beforeEach(() => {
  small = openSmall()
})
afterEach(() => small.sandbox.close())

describe('control', () => {
  test.each(['http://console.example/__control/state', 'http://10.0.0.7/__control/state',
    'http://127.0.0.1.example/__control/state'])('%s is refused', async (url) => {
    expect((await small.sandbox.fetch(new Request(url))).status).toBe(403)
  })

  test('a foreign Host header is refused even on a loopback address', async () => {
    const request = new Request('http://127.0.0.1/__control/state', { headers: { host: 'console.example' } })
    expect((await small.sandbox.fetch(request)).status).toBe(403)
  })

  test.each(['http://localhost:4010/__control/state', 'http://127.0.0.1:4010/__control/state',
    'http://[::1]:4010/__control/state'])('%s is answered', async (url) => {
    expect((await small.sandbox.fetch(new Request(url))).status).toBe(200)
  })

  test('state shows accounts without their tokens', async () => {
    const { body } = await small.control('GET', 'state')
    expect(body).toMatchObject({ accounts: [{ id: 'small', number: 123_456, zone: 'America/Los_Angeles', now: noon,
      counts: { campaigns: 2, leads: 6, calls: 6 } }] })
    expect(JSON.stringify(body)).not.toContain('"token"')
  })

  test('an account is made, used, refused twice, reset and removed', async () => {
    const spec = { token: 'second', id: 'second', seed: 9, sizes: { leads: 200, agents: 8, callsPerDay: 60, days: 2, callbacks: 5 },
      options: { largeList: 10 } }
    expect(await small.control('POST', 'accounts', spec)).toMatchObject({ status: 200,
      body: { id: 'second', counts: { leads: 200, users: 8 }, options: { largeList: 10 } } })
    const ask = async (): Promise<unknown> => (await small.sandbox.fetch(new Request('http://127.0.0.1/v1/leads/search?auth_token=second'))).json()
    expect(await ask()).toMatchObject({ success: true, data: { total: '200' } })
    expect((await small.control('POST', 'accounts', spec)).status).toBe(409)
    small.sandbox.account('second')?.db.exec('DELETE FROM leads')
    expect(await small.control('POST', 'reset',
      { account: 'second' })).toMatchObject({ body: { counts: { leads: 200 }, options: { largeList: 10 } } })
    expect((await small.control('DELETE', 'accounts/second')).status).toBe(200)
    expect(await ask()).toMatchObject({ code: 5001 })
    expect((await small.control('DELETE', 'accounts/second')).status).toBe(404)
  })

  test.each<[unknown, string]>([
    [{}, 'token'], [{ token: 'x', sizes: { leads: -1 } }, 'sizes.leads'], [{ token: 'x', sizes: { sheep: 1 } }, 'sizes.sheep'],
    [{ token: 'x', options: { logLimit: 'huge' } }, 'options.logLimit'], [{ token: 'x', options: { colour: 1 } }, 'options.colour'],
    [{ token: 'x', zone: 'Mars/Base' }, 'zone'],
  ])('%o makes no account: %s is named', async (spec, name) => {
    expect(await small.control('POST', 'accounts', spec)).toMatchObject({ status: 400, body: { error: expect.stringContaining(name) } })
  })

  test('options change while it runs', async () => {
    await small.control('POST', 'options', { options: { sections: ['lists'] } })
    expect(await small.ask('campaigns/search')).toMatchObject({ code: 403 })
  })

  test.each<[unknown, number]>([[{ at: 1_800_000_000, frozen: true }, 1_800_000_000],
    [{ at: '2026-11-19T00:00:00Z', frozen: true }, Date.parse('2026-11-19T00:00:00Z') / 1000]])('clock %o', async (json, now) => {
    expect(await small.control('POST', 'clock', json)).toMatchObject({ body: { now } })
  })

  test('the real clock comes back with null', async () => {
    const before = Date.now() / 1000
    await small.control('POST', 'clock', { at: null })
    expect(small.account.clock.now()).toBeGreaterThanOrEqual(before)
  })

  test('a change made elsewhere shows on the wire', async () => {
    await small.control('POST', 'outside-change', { kind: 'campaign', id: 11, active: false })
    expect(await small.ask('campaigns/search')).toMatchObject({ data: [{ id: 11, status: 'N' }, {}] })
    await small.control('POST', 'outside-change', { kind: 'lead', id: 3, last_name: 'Moved' })
    expect(await small.ask('leads/search', { lead_id: '3' })).toMatchObject({ data: { entries: [{ last_name: 'Moved',
      modified_at: '2026-11-18 12:00:00' }] } })
    await small.control('POST', 'outside-change', { kind: 'list', id: 23, removed: true })
    expect(await small.ask('lists/search', { id: '23' })).toMatchObject({ code: 6002 })
    await small.control('POST', 'outside-change', { kind: 'lead', id: 1, removed: true })
    expect(await small.ask('leads/update', { lead_id: '1' })).toMatchObject({ code: 6001 })
  })

  test.each<[unknown, number]>([
    [{ kind: 'agent', id: 1 }, 400], [{ kind: 'list', id: 99, active: false }, 404], [{ kind: 'list', id: 21, colour: 'red' }, 400],
    [{ kind: 'list', id: 21 }, 400],
  ])('outside-change %o is HTTP %i', async (json, status) => {
    expect((await small.control('POST', 'outside-change', json)).status).toBe(status)
  })

  test('dumps: campaign states, counts and rows by columns', async () => {
    expect((await small.control('GET', 'campaigns')).body).toEqual({ campaigns: [{ id: 11, name: 'Solar West', active: true },
      { id: 12, name: 'Never Called', active: false }] })
    expect((await small.control('GET', 'count?of=leads&list_id=21&status=NEW')).body).toEqual({ count: 1 })
    expect((await small.control('GET', 'count?of=leads&phone_number=2135550101')).body).toEqual({ count: 2 })
    expect((await small.control('GET', 'rows?of=leads&archived_at=null&limit=1')).body).toMatchObject({ rows: [{ id: 1,
      phone_number: '2135550101' }] })
    expect((await small.control('GET', 'count?of=meta')).status).toBe(400)
    expect((await small.control('GET', 'count?of=leads&1=1')).status).toBe(400)
  })

  test('the ledger is read in parts and emptied', async () => {
    await small.ask('campaigns/search')
    await small.ask('lists/search', { status: '1' })
    expect(await small.control('GET', 'ledger?account=small')).toMatchObject({ body: { entries: [{ path: '/v1/campaigns/search' },
      { path: '/v1/lists/search', values: { status: '1' } }] } })
    expect(await small.control('GET', 'ledger?path=/v1/lists/search')).toMatchObject({ body: { entries: [{ id: 2,
      names: ['status', 'auth_token'] }] } })
    expect((await small.control('GET', 'ledger?after=2')).body).toEqual({ entries: [] })
    await small.control('DELETE', 'ledger')
    expect((await small.control('GET', 'ledger')).body).toEqual({ entries: [] })
  })

  test.each([['GET', 'nothing'], ['PATCH', 'clock']])('%s %s is not there', async (method, path) => {
    expect((await small.control(method, path)).status).toBe(404)
  })

  test('a body that is no object is said to be none', async () => {
    const response = await small.sandbox.fetch(new Request('http://127.0.0.1/__control/clock', { method: 'POST', body: '[1]' }))
    expect(response.status).toBe(400)
  })
})
