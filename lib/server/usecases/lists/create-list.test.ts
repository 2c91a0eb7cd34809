import { describe, expect, it } from 'vitest'
import type { Role } from '@/lib/contracts/permissions'
import { heldList, losingLists } from '@/lib/testing/losing-lists'
import { ctxFor, testDesk, type TestDesk } from '../testing-desk'
import { createList } from './create-list'
import { getLists } from './get-lists'

async function scene(role: Role = 'manager') {
  const test = await testDesk()
  const lists = losingLists(test.clock, [heldList('7'), heldList('8', { active: false })])
  test.dialer.lists = lists
  return { ...test, lists, ctx: ctxFor(test.desk, role) }
}
type Scene = Awaited<ReturnType<typeof scene>>

const wish = { name: 'March East Coast leads', campaignId: '101', description: 'From the fair', active: true }
let keys = 0
const create = ({ ctx }: Scene, changes: Partial<typeof wish> = {}) => createList(ctx, { ...wish, ...changes, idempotencyKey: `create-key-${(keys += 1)}-01234` })

async function settled<T>({ clock }: TestDesk, work: Promise<T>, ms = 10_000): Promise<T> {
  const done = work.then((value) => ({ value }), (error: unknown) => ({ error }))
  await clock.advance(ms)
  const result = await done
  if ('error' in result) throw result.error
  return result.value
}

const outcomesOf = ({ store }: TestDesk) => store.entries.filter((entry) => entry.action === 'lists.create').map((entry) => entry.outcome)

describe('createList', () => {
  it('rejects a viewer', async () => {
    const test = await scene('viewer')
    await expect(create(test)).rejects.toMatchObject({ code: 'forbidden' })
    expect(test.lists.count).toEqual({ reads: 0, writes: 0 })
  })

  it('makes the list, finds it, and leaves intent and outcome', async () => {
    const test = await scene()
    expect(await settled(test, create(test))).toMatchObject({ outcome: 'confirmed', listId: '1001' })
    expect(test.lists.sent).toEqual([wish])
    expect(test.store.entries.map(({ action, outcome, after, targetKind, targetId }) => ({ action, outcome, after, targetKind, targetId }))).toEqual([
      { action: 'lists.create', outcome: 'attempted', after: wish, targetKind: 'campaign', targetId: '101' },
      { action: 'lists.create', outcome: 'succeeded', after: wish, targetKind: 'list', targetId: '1001' },
    ])
    const { items } = await settled(test, getLists(test.ctx))
    expect(items.find(({ id }) => id === '1001')).toMatchObject({ name: wish.name, campaignId: '101' })
  })

  it.each(['Solar list number 7', 'solar LIST number 8'])('finds %j in either status before anything is sent', async (name) => {
    const test = await scene()
    await expect(settled(test, create(test, { name }))).rejects.toMatchObject({ code: 'invalid_request', details: { fields: [{ path: 'name' }] } })
    expect(test.lists.count.writes).toBe(0)
  })

  it('lets two people who choose one name at once make one list', async () => {
    const test = await scene()
    const both = Promise.allSettled([create(test), create(test)])
    expect((await settled(test, both)).map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(test.lists.count.writes).toBe(1)
  })

  it('finds the list of a lost answer by its name and never sends it again', async () => {
    const test = await scene()
    test.lists.fates = ['lost-applied']
    expect(await settled(test, create(test))).toMatchObject({ outcome: 'confirmed', listId: '1001' })
    expect(test.lists.count.writes).toBe(1)
  })

  it('is unknown until it can no longer arrive, then it was not made', async () => {
    const test = await scene()
    test.lists.fates = ['lost-unapplied']
    expect(await settled(test, create(test))).toMatchObject({ outcome: 'unknown', listId: null })
    expect((await settled(test, getLists(test.ctx))).openActs).toMatchObject([{ kind: 'create', status: 'unknown', name: wish.name }])
    await test.clock.advance(60_000)
    expect(outcomesOf(test)).toEqual(['attempted', 'unknown', 'failed'])
    expect((await settled(test, getLists(test.ctx))).openActs).toMatchObject([{ status: 'failed', sentence: expect.stringContaining('was not made') }])
    await test.clock.advance(600_000)
    expect((await settled(test, getLists(test.ctx))).openActs).toEqual([])
  })

  it('is found when it arrives late', async () => {
    const test = await scene()
    test.lists.fates = ['late']
    expect(await settled(test, create(test), 8_000)).toMatchObject({ outcome: 'unknown' })
    await test.clock.advance(60_000)
    expect(outcomesOf(test)).toEqual(['attempted', 'unknown', 'succeeded'])
    expect(test.lists.count.writes).toBe(1)
  })

  it.each([['6003', 'name'], ['6046', 'name'], ['6081', 'name'], ['6004', 'campaignId']])('puts the refusal %s at the field %s', async (code, path) => {
    const test = await scene()
    test.lists.fates = ['rejected']
    test.lists.code = code
    await expect(settled(test, create(test))).rejects.toMatchObject({ code: 'upstream_rejected', details: { fields: [{ path }] } })
    expect(outcomesOf(test)).toEqual(['attempted', 'failed'])
  })
})
