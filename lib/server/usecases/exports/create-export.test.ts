import { describe, expect, it } from 'vitest'
import { toInstant } from '@/lib/shared/instant'
import type { Ctx } from '../desk'
import { ctxFor, testDesk } from '../testing-desk'
import { createExport } from './create-export'

const order = { kind: 'lists.export', listId: '31', idempotencyKey: 'a-key-of-sixteen-letters' } as const

/** A manager who gave the password that many minutes ago, in front of a list that was counted once. */
async function scene(total: number | null, minutesAgo: number) {
  const test = await testDesk()
  const list = { id: '31', name: 'Solar leads East', active: true, campaignId: null, lastCalledAt: null }
  const at = toInstant(test.clock.now())
  const lists = { ...test.dialer.lists, search: () => Promise.resolve({ data: [list], begunAt: at, answeredAt: at }) }
  const counts = { of: () => ({ total, neverCalled: null, answeredAt: at, problem: null, isReading: false }), want: () => undefined }
  const { actor, ...desk } = ctxFor({ ...test.desk, dialer: { ...test.dialer, lists }, listHealth: { ...test.desk.listHealth, counts } }, 'manager')
  const ctx: Ctx = { ...desk, actor: { ...actor, authenticatedAt: toInstant(test.clock.now() - minutesAgo * 60_000) } }
  return { ctx, mostRowsOf: async (id: string) => (await test.store.jobs.get(id))?.file?.mostRows }
}

describe('an export long after the password', () => {
  it.each([[1_000], [50_000], [null]])('of a list of %s leads wants it again', async (total) => {
    const { ctx } = await scene(total, 11)
    await expect(createExport(ctx, order)).rejects.toMatchObject({ code: 'reauth_required' })
  })

  it('of a list that was counted below a thousand begins, and holds no more than that', async () => {
    const { ctx, mostRowsOf } = await scene(999, 11)
    expect(await mostRowsOf((await createExport(ctx, order)).id)).toBe(999)
  })

  it('has any number of rows once it was given', async () => {
    const { ctx, mostRowsOf } = await scene(50_000, 1)
    expect(await mostRowsOf((await createExport(ctx, order)).id)).toBeUndefined()
  })
})
