import { describe, expect, it } from 'vitest'
import { newRatioInput } from '@/lib/contracts/performance'
import { ctxFor, testDesk } from '../testing-desk'
import { createRatio } from './create-ratio'
import { getRatios } from './get-ratios'
import { removeRatio } from './remove-ratio'

const reach = { name: 'Reach', numerator: 'contacts', denominator: 'humans' } as const

describe('columns that managers define', () => {
  it('are defined once for everybody and written to the audit', async () => {
    const { desk, store } = await testDesk()
    const made = await createRatio(ctxFor(desk, 'manager', 'Ada'), reach)
    expect((await getRatios(ctxFor(desk, 'viewer'))).items).toEqual([made])
    await removeRatio(ctxFor(desk, 'manager'), made.id)
    expect((await getRatios(ctxFor(desk, 'viewer'))).items).toEqual([])
    expect(store.entries.filter(({ outcome }) => outcome === 'succeeded').map(({ action }) => action)).toEqual(['ratios.create', 'ratios.remove'])
  })

  it('reject a supervisor and a viewer', async () => {
    const { desk } = await testDesk()
    for (const role of ['viewer', 'supervisor'] as const) {
      await expect(createRatio(ctxFor(desk, role), reach)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(removeRatio(ctxFor(desk, role), 'any')).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  it('take no name twice, no measure over itself, and are gone only once', async () => {
    const { desk } = await testDesk()
    const ctx = ctxFor(desk, 'manager')
    const { id } = await createRatio(ctx, reach)
    await expect(createRatio(ctx, { ...reach, name: 'reach' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(createRatio(ctx, { ...reach, name: 'Talk %' })).rejects.toMatchObject({ code: 'conflict' })
    expect(newRatioInput.safeParse({ ...reach, denominator: 'contacts' }).success).toBe(false)
    await removeRatio(ctx, id)
    await expect(removeRatio(ctx, id)).rejects.toMatchObject({ code: 'not_found' })
  })
})
