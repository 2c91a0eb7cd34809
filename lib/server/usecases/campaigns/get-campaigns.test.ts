import { expect, it } from 'vitest'
import { ctxFor, testDesk } from '../testing-desk'
import { getCampaigns } from './get-campaigns'

it('gives the last known rows with the sentence of the failure, whichever copy of the error class it is made of', async () => {
  const test = await testDesk()
  const ctx = ctxFor(test.desk, 'viewer')
  const reading = getCampaigns(ctx)
  await test.clock.advance(100)
  const good = await reading
  expect(good).toMatchObject({ problem: null })
  expect(good.items).not.toEqual([])

  // A Next process loads a module several times, so the class alone recognises only one's own errors.
  const foreign = Object.assign(new Error('Convoso did not answer.'), { name: 'AppError', code: 'upstream_unavailable', details: {} })
  const search = () => Promise.reject(foreign)
  const deaf = { ...ctx, dialer: { ...ctx.dialer, campaigns: { ...ctx.dialer.campaigns, search } } }
  const bad = await getCampaigns(deaf)
  expect(bad.problem).toBe('Convoso did not answer.')
  expect(bad.items.map(({ id }) => id)).toEqual(good.items.map(({ id }) => id))
  expect(bad.read).toEqual(good.read)
})

it('tells the screens of an outage once, and once of its end', async () => {
  const test = await testDesk()
  const look = async () => {
    const reading = getCampaigns(ctxFor(test.desk, 'viewer')).catch(() => null)
    await test.clock.advance(6_000)
    return await reading
  }
  await look()
  const before = test.published.length
  test.dialer.reads = ['fails', 'fails']
  await look()
  await look()
  expect(test.published.slice(before).map((event) => event.kind)).toEqual(['campaigns.changed'])
  await look()
  expect(test.published.slice(before)).toHaveLength(2)
})
