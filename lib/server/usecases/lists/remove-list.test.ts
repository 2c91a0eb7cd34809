import { describe, expect, it } from 'vitest'
import type { Role } from '@/lib/contracts/permissions'
import { heldList, losingLists } from '@/lib/testing/losing-lists'
import { ctxFor, testDesk, type TestDesk } from '../testing-desk'
import { editList } from './edit-list'
import { getList } from './get-list'
import { getLists } from './get-lists'
import { removeList } from './remove-list'

async function scene(role: Role = 'admin') {
  const test = await testDesk()
  const lists = losingLists(test.clock, [heldList('7'), heldList('8', { active: false })])
  test.dialer.lists = lists
  test.dialer.leads.search = () =>
    Promise.resolve({ data: { items: [], total: 12, offset: 0, limit: 1 }, begunAt: '2026-03-03T18:00:00.000Z', answeredAt: '2026-03-03T18:00:00.000Z' })
  return { ...test, lists, ctx: ctxFor(test.desk, role) }
}
type Scene = Awaited<ReturnType<typeof scene>>

let keys = 0
const remove = ({ ctx, desk }: Scene, typedName = 'Solar list number 7') =>
  removeList(ctxFor(desk, ctx.actor.role === 'manager' ? 'manager' : 'admin'), { id: '7', typedName, idempotencyKey: `remove-key-${(keys += 1)}-01234` })

async function settled<T>({ clock }: TestDesk, work: Promise<T>, ms = 10_000): Promise<T> {
  const done = work.then((value) => ({ value }), (error: unknown) => ({ error }))
  await clock.advance(ms)
  const result = await done
  if ('error' in result) throw result.error
  return result.value
}

const trailOf = ({ store }: TestDesk) => store.entries.filter((entry) => entry.action === 'lists.remove').map(({ outcome, upstream }) => `${outcome}: ${upstream}`)
const rowOf = async (test: Scene) => (await settled(test, getLists(test.ctx), 15_000)).items.find(({ id }) => id === '7')

describe('removeList', () => {
  it('rejects a manager: only an administrator deletes', async () => {
    const test = await scene('manager')
    await expect(remove(test)).rejects.toMatchObject({ code: 'forbidden' })
    expect(test.lists.count).toEqual({ reads: 0, writes: 0 })
  })

  it('deletes nothing for another name', async () => {
    const test = await scene()
    await expect(settled(test, remove(test, 'Solar list number 8'))).rejects.toMatchObject({ code: 'invalid_request', details: { fields: [{ path: 'typedName' }] } })
    expect(test.lists.count.writes).toBe(0)
  })

  it('tells before which files of its leads are just being written', async () => {
    const test = await scene()
    const file = { name: 'x.1', saveAs: 'x.csv', columns: [], about: '', cursor: null, bytes: 9, rows: 3_000, total: 12_000, note: null }
    const common = { kind: 'lists.export', title: 'Export', reason: null, actorId: 'u', actorName: 'Ben', actorRole: 'manager', actId: 'act', createdAt: '', startedAt: null, finishedAt: null, problem: null, file } as const
    for (const [listId, status] of [['7', 'running'], ['8', 'running'], ['7', 'done'], ['7', 'cancelling']] as const)
      await test.store.jobs.insert({ ...common, id: `${listId} ${status}`, status, input: { kind: 'lists.export', listId } })
    expect((await settled(test, getList(test.ctx, '7'))).exports).toEqual([{ by: 'Ben', rows: 3_000, total: 12_000 }])
  })

  it('sees a small list go from both statuses', async () => {
    const test = await scene()
    expect(await settled(test, remove(test))).toMatchObject({ outcome: 'gone', listId: '7' })
    expect(trailOf(test)).toEqual(['attempted: null', 'succeeded: success; gone from both statuses'])
    expect(await rowOf(test)).toBeUndefined()
    await expect(settled(test, getList(test.ctx, '7'))).rejects.toMatchObject({ code: 'gone' })
    expect(test.store.entries.filter(({ action }) => action === 'lists.drift')).toEqual([])
  })

  it('shows a large one as deleting until it is really gone', async () => {
    const test = await scene()
    test.lists.deletionMs = 90_000
    expect(await settled(test, remove(test))).toMatchObject({ outcome: 'deleting' })
    expect(await rowOf(test)).toMatchObject({ pending: { kind: 'remove', status: 'deleting', isOverdue: false } })
    await expect(settled(test, remove(test))).rejects.toMatchObject({ code: 'in_progress' })
    const edit = editList(test.ctx, { id: '7', changes: { active: false }, expected: { active: true }, idempotencyKey: 'while-it-is-deleted' })
    await expect(settled(test, edit)).rejects.toMatchObject({ code: 'in_progress' })
    await test.clock.advance(120_000)
    expect(await rowOf(test)).toBeUndefined()
    expect(trailOf(test)).toEqual(['attempted: null', 'unknown: Code 102: deletes it in the background', 'succeeded: code 102; now gone from both statuses'])
    expect(test.lists.count.writes).toBe(1)
  })

  it('reports one that never ends after half an hour, with what to do, and lets it be ordered again', async () => {
    const test = await scene()
    test.lists.deletionMs = null
    await settled(test, remove(test))
    const looks = test.lists.count.reads
    await test.clock.advance(1_800_000)
    expect(test.lists.count.reads - looks).toBeLessThan(150)
    expect(await rowOf(test)).toMatchObject({ pending: { status: 'deleting', isOverdue: true, sentence: expect.stringContaining('support') } })
    expect(trailOf(test).at(-1)).toBe('unknown: Still there 30 minutes after code 102')
    test.lists.deletionMs = 0
    expect(await settled(test, remove(test))).toMatchObject({ outcome: 'gone' })
    expect(await rowOf(test)).toBeUndefined()
  })

  it('gives up on it after a day', async () => {
    const test = await scene()
    test.lists.deletionMs = null
    await settled(test, remove(test))
    await test.clock.advance(25 * 3_600_000)
    expect(trailOf(test).at(-1)).toBe('failed: still there')
    expect(test.desk.lists.acts().filter((act) => act.settledAt === null)).toEqual([])
  })

  it.each([['lost-applied', 'gone', 'succeeded'], ['lost-unapplied', 'unknown', 'failed']] as const)('after a lost answer (%s) reads tell', async (fate, outcome, last) => {
    const test = await scene()
    test.lists.fates = [fate]
    expect(await settled(test, remove(test))).toMatchObject({ outcome })
    await test.clock.advance(60_000)
    expect(test.store.entries.findLast(({ action }) => action === 'lists.remove')?.outcome).toBe(last)
    expect(test.lists.count.writes).toBe(1)
  })
})
