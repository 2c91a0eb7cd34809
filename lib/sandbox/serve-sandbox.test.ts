import { afterEach, describe, expect, test } from 'vitest'
import { serveSandbox, type Served } from './serve-sandbox'

let served: Served | undefined
afterEach(async () => {
  await served?.close()
  served = undefined
})

const start = async (): Promise<Served> => {
  served = await serveSandbox({ dir: ':memory:', accounts: [{ token: 'socket', sizes: { leads: 100, agents: 6, callsPerDay: 80, days: 2, callbacks: 2 } }] })
  return served
}

describe('serveSandbox', () => {
  test('answers the wire and its control on one port', async () => {
    const { url } = await start()
    const body = new URLSearchParams({ auth_token: 'socket', limit: '1' })
    expect(await (await fetch(`${url}/v1/leads/search`, { method: 'POST', body })).json()).toMatchObject({ success: true, data: { total: '100' } })
    expect(await (await fetch(`${url}/__control/ledger`)).json()).toMatchObject({ entries: [{ path: '/v1/leads/search', token: 'body', outcome: 'ok' }] })
  })

  test('its recording links lead to itself', async () => {
    const { url, sandbox } = await start()
    sandbox.settle()
    const answer = await (await fetch(`${url}/v1/leads/get-recordings?auth_token=socket&lead_id=0&limit=1`)).json()
    expect(answer).toMatchObject({ success: true, data: { entries: [{ url: expect.stringContaining(`${url}/play-recording-public/`) }] } })
  })

  test('a reset on order reaches the caller as one', async () => {
    const { url, sandbox } = await start()
    sandbox.faults.set({ mode: 'U03', path: '*', times: 1 })
    await expect(fetch(`${url}/v1/campaigns/search?auth_token=socket`)).rejects.toThrow('fetch failed')
    expect((await fetch(`${url}/v1/campaigns/search?auth_token=socket`)).status).toBe(200)
  })

  test.each(['0.0.0.0', '::', '192.168.1.4', 'example.com'])('does not listen on %s', async (host) => {
    await expect(serveSandbox({ dir: ':memory:', accounts: [{ token: 'socket', sizes: 'empty' }], host })).rejects.toThrow('loopback only')
  })
})
