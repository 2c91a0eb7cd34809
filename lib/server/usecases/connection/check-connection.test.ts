import { describe, expect, it } from 'vitest'
import { ctxFor, testDesk } from '../testing-desk'
import { checkConnection, getConnection } from './check-connection'

describe('the connection', () => {
  it('is for admins only', async () => {
    const { desk } = await testDesk()
    await expect(getConnection(ctxFor(desk, 'manager'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(checkConnection(ctxFor(desk, 'manager'))).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is told without asking the upstream', async () => {
    const { desk, dialer } = await testDesk()
    expect(await getConnection(ctxFor(desk, 'admin'))).toMatchObject({ breakerOpen: false, maxRps: 4, statusEncoding: '1/0' })
    expect(dialer.count.reads).toBe(0)
  })

  it('says per section what the token may do, and writes nothing upstream', async () => {
    const { desk, dialer, clock, store } = await testDesk()
    const checking = checkConnection(ctxFor(desk, 'admin'))
    await clock.advance(1_000)
    const { probes } = await checking
    expect(probes.find((probe) => probe.endpoint === 'campaigns/search')).toMatchObject({ outcome: 'allowed', milliseconds: 20 })
    expect(probes.find((probe) => probe.endpoint === 'leads/search')).toMatchObject({ outcome: 'refused', detail: 'Convoso refused this.' })
    expect(dialer.count.writes).toBe(0)
    expect(store.entries.map((entry) => entry.outcome)).toEqual(['attempted', 'succeeded'])
  })
})
