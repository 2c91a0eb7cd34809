import { describe, expect, it } from 'vitest'
import type { Disposition } from '@/lib/contracts/dispositions'
import { toInstant } from '@/lib/shared/instant'
import { AppError } from '@/lib/server/core/errors'
import { ctxFor, testDesk, type TestDesk } from '../testing-desk'
import { getStatusMeaning } from './get-status-meaning'
import { readMeanings } from './read-meanings'
import { sortStatuses } from './sort-statuses'

const sale: Disposition = { code: 'SALE', name: 'Sale', final: true, reached: true, success: true, dnc: false, callback: false, contact: true, voicemail: false }
const none = { contact: false, success: false, final: false }

/** By default a dialer whose token may not ask for statuses. */
async function deskWith(statuses?: Disposition[]): Promise<TestDesk & { asked: () => number; fail: (error: AppError) => void }> {
  const test = await testDesk()
  let asked = 0
  let failure = statuses === undefined ? new AppError('upstream_auth', 'The token lacks this section.') : null
  test.dialer.dispositions.search = () => {
    asked += 1
    const at = toInstant(test.clock.now())
    return failure === null ? Promise.resolve({ data: statuses ?? [], begunAt: at, answeredAt: at }) : Promise.reject(failure)
  }
  return { ...test, asked: () => asked, fail: (error) => (failure = error) }
}

describe('readMeanings', () => {
  it('takes Convoso’s word and asks for it once in ten minutes', async () => {
    const { desk, asked, clock } = await deskWith([sale])
    const ctx = ctxFor(desk, 'viewer')
    await Promise.all([readMeanings(ctx), readMeanings(ctx)])
    expect(await readMeanings(ctx)).toMatchObject({ source: 'convoso', byCode: { SALE: { contact: true, success: true, final: true } } })
    expect(asked()).toBe(1)
    await clock.advance(600_000)
    await readMeanings(ctx)
    expect(asked()).toBe(2)
  })

  it('says that nobody sorted the statuses where the token may not ask, and asks no oftener for it', async () => {
    const { desk, asked } = await deskWith()
    const ctx = ctxFor(desk, 'viewer')
    expect([await readMeanings(ctx), await readMeanings(ctx)]).toMatchObject([{ source: 'unsorted', byCode: {} }, { source: 'unsorted' }])
    expect(asked()).toBe(1)
  })

  it('keeps what it knows while the line fails, and never passes a failure off as no meanings', async () => {
    const { desk, fail, clock } = await deskWith([sale])
    const ctx = ctxFor(desk, 'viewer')
    await readMeanings(ctx)
    fail(new AppError('upstream_unavailable', 'Convoso did not answer.'))
    await clock.advance(600_000)
    expect((await readMeanings(ctx)).source).toBe('convoso')
    const fresh = await deskWith([sale])
    fresh.fail(new AppError('upstream_unavailable', 'Convoso did not answer.'))
    await expect(readMeanings(ctxFor(fresh.desk, 'viewer'))).rejects.toMatchObject({ code: 'upstream_unavailable' })
  })
})

describe('sortStatuses', () => {
  it('rejects a viewer and a supervisor', async () => {
    const { desk, store } = await deskWith()
    for (const role of ['viewer', 'supervisor'] as const) {
      await expect(sortStatuses(ctxFor(desk, role), { sort: [], unsort: [] })).rejects.toMatchObject({ code: 'forbidden' })
      await expect(getStatusMeaning(ctxFor(desk, role))).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect(store.entries).toEqual([])
  })

  it('sorts codes one by one, leaves its trace, and takes them back', async () => {
    const { desk, store } = await deskWith()
    const ctx = ctxFor(desk, 'manager')
    await Promise.all([
      sortStatuses(ctx, { sort: [{ code: 'QUAL', ...none, contact: true }], unsort: [] }),
      sortStatuses(ctx, { sort: [{ code: 'NA', ...none }], unsort: [] }),
    ])
    expect(await readMeanings(ctx)).toMatchObject({ source: 'settings', byCode: { QUAL: { contact: true, final: false }, NA: none } })
    const setting = await sortStatuses(ctx, { sort: [], unsort: ['QUAL'] })
    expect(setting).toMatchObject({ source: 'settings', problem: 'The token lacks this section.', items: [{ code: 'NA', meaning: none, from: 'settings' }] })
    expect(store.entries.map(({ action, outcome }) => `${action} ${outcome}`).slice(-2)).toEqual(['settings.status-meaning attempted', 'settings.status-meaning succeeded'])
    expect(store.entries.at(-1)).toMatchObject({ before: { QUAL: 'contact' }, after: { QUAL: 'not sorted' } })
  })

  it('adds to what Convoso names and never overrules it', async () => {
    const { desk } = await deskWith([sale])
    const ctx = ctxFor(desk, 'manager')
    await expect(sortStatuses(ctx, { sort: [{ code: 'SALE', ...none }], unsort: [] })).rejects.toMatchObject({ code: 'conflict' })
    await sortStatuses(ctx, { sort: [{ code: 'OWN', ...none, final: true }], unsort: [] })
    expect(await readMeanings(ctx)).toMatchObject({ source: 'convoso', byCode: { SALE: { final: true }, OWN: { final: true, contact: false } } })
  })
})
