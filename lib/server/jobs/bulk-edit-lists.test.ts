import { describe, expect, it } from 'vitest'
import type { Job } from '@/lib/contracts/jobs'
import type { ListBulkChange } from '@/lib/contracts/list-bulk'
import type { StoredUser } from '@/lib/server/ports/store'
import { heldList, losingLists, type HeldList, type ListFate, type LosingLists } from '@/lib/testing/losing-lists'
import type { Ctx } from '@/lib/server/usecases/desk'
import { getJob } from '@/lib/server/usecases/jobs/get-job'
import { retryJob } from '@/lib/server/usecases/jobs/retry-job'
import { undoJob } from '@/lib/server/usecases/jobs/undo-job'
import { createListBulk } from '@/lib/server/usecases/lists/bulk/create-list-bulk'
import { previewListBulk } from '@/lib/server/usecases/lists/bulk/preview-list-bulk'
import { readLists } from '@/lib/server/usecases/lists/list-board'
import { ctxFor, testDesk, type TestDesk } from '@/lib/server/usecases/testing-desk'
import { bulkEditLists } from './handlers/bulk-edit-lists'
import { makeJobRunner } from './runner'

const plain = { disabled: false, demo: true, createdAt: '', lastSignInAt: null, passwordHash: '' }
const manager: StoredUser = { ...plain, id: 'user-A manager', email: 'm@example.com', name: 'A manager', role: 'manager' }
const kind = 'lists.bulk-edit'

type Fates = Map<string, ListFate[]>
type Bench = { test: TestDesk; ctx: Ctx; lists: LosingLists; fates: Fates; stop: AbortController; ended: Promise<void>; turn: (ms: number) => Promise<void> }

/** A console with its runner at work over so many active lists, or over what a killed one left. */
async function bench(given: number | HeldList[] | Bench): Promise<Bench> {
  const killed = typeof given === 'object' && 'test' in given ? given : undefined
  const test = await testDesk(undefined, killed?.test)
  const rows = typeof given === 'number' ? Array.from({ length: given }, (_, n) => heldList(String(100 + n))) : 'test' in given ? [...given.lists.rows.values()] : given
  const lists = losingLists(test.clock, rows)
  lists.sent = killed?.lists.sent ?? []
  const fates: Fates = killed?.fates ?? new Map()
  const { update } = lists
  lists.update = (id, changes) => {
    lists.fates = [fates.get(id)?.shift() ?? 'done']
    return update(id, changes)
  }
  lists.hidesCampaigns = killed?.lists.hidesCampaigns ?? false
  if (killed === undefined) await test.store.users.insert(manager)
  const runner = makeJobRunner([bulkEditLists])
  test.dialer.lists = lists
  const desk = { ...test.desk, jobs: runner }
  const stop = new AbortController()
  const ended = runner.run(desk, stop.signal)
  return { test, lists, fates, stop, ended, ctx: ctxFor(desk, 'manager'), turn: (ms) => test.clock.advance(ms) }
}

let keys = 0
const newKey = (): string => `list-bulk-key-${(keys += 1)}-0123456789`

async function passes<T>(desk: Bench, work: Promise<T>): Promise<T> {
  const done = work.then((value) => ({ value }), (error: unknown) => ({ error }))
  await desk.turn(500)
  const result = await done
  if ('error' in result) throw result.error
  return result.value
}

const start = (desk: Bench, ids: readonly string[], change: ListBulkChange, seen = { active: true, campaignId: '101' }): Promise<Job> =>
  passes(desk, createListBulk(desk.ctx, { kind, change, lists: ids.map((id) => ({ id, seen })), expectedCount: ids.length, idempotencyKey: newKey() }))

async function finished({ ctx, turn }: Bench, id: string): Promise<Job> {
  for (let step = 0; step < 2_000; step += 1) {
    const job = await getJob(ctx, id)
    if (job.finishedAt !== null) return job
    await turn(5_000)
  }
  throw new Error('the job never ends')
}

const idsOf = ({ lists }: Bench): string[] => [...lists.rows.keys()]
const resultsOf = async ({ test }: Bench, jobId: string) =>
  (await test.store.jobs.rows({ jobId, statuses: ['done', 'skipped', 'failed', 'unknown'], limit: 999 })).map(({ key, status, code }) => [key, code === null ? status : `${status} ${code}`])
const outcomesOf = ({ test }: Bench, action: string, target?: string) =>
  test.store.entries.filter((entry) => entry.action === action && (target === undefined || entry.targetId === target)).map(({ outcome }) => outcome)

describe('a bulk edit of lists', () => {
  it('deactivates sixty with faults: a result per list, exactly, and each write at most once', async () => {
    const desk = await bench(60)
    const ids = idsOf(desk)
    const kinds: ListFate[][] = [[], ['rejected'], ['lost-applied'], ['late'], ['not-sent'], ['lost-unapplied']]
    ids.forEach((list, n) => desk.fates.set(list, [...(kinds[n % 10] ?? [])]))
    desk.lists.rows.delete('100')
    desk.lists.changeOutside('101', { active: false })
    const { id, title } = await start(desk, ids, { active: false })
    expect(title).toBe('Deactivate 60 lists')
    const job = await finished(desk, id)
    const expected = ids.map((list, n) => {
      if (n === 0) return [list, 'skipped list_gone']
      if (n === 1) return [list, 'skipped unchanged']
      if (n > 2 && n % 10 === 1) return [list, 'failed 6081']
      if (n % 10 === 2 || n % 10 === 3) return [list, 'done read_back']
      return [list, 'done']
    })
    expect((await resultsOf(desk, id)).toSorted()).toEqual(expected.toSorted())
    expect(job.counts).toMatchObject({ done: 53, failed: 5, skipped: 2, unknown: 0 })
    const refused = ids.filter((_, n) => n > 2 && n % 10 === 1)
    expect([...desk.lists.rows.values()].filter(({ active }) => active).map((row) => row.id)).toEqual(refused)
    // One that provably did not arrive is sent once more, and no other.
    const resent = desk.lists.sent.length - new Set(desk.lists.sent.map((each) => JSON.stringify(each))).size
    expect(resent).toBe(6)

    await retryJob(desk.ctx, id)
    expect((await finished(desk, id)).counts).toMatchObject({ done: 58, failed: 0 })
    expect([...desk.lists.rows.values()].some(({ active }) => active)).toBe(false)
  }, 60_000)

  it('leaves the job and each list with its intent and its outcome in the audit, and no drift', async () => {
    const desk = await bench(3)
    desk.fates.set('101', ['rejected']).set('102', ['lost-applied'])
    await passes(desk, readLists(desk.ctx))
    const { id } = await start(desk, ['100', '101', '102'], { active: false })
    await finished(desk, id)
    expect(['100', '101', '102'].map((list) => outcomesOf(desk, 'lists.edit', list))).toEqual([['attempted', 'succeeded'], ['attempted', 'failed'], ['attempted', 'unknown', 'succeeded']])
    const [intent] = desk.test.store.entries.filter(({ targetId }) => targetId === '100')
    expect(intent).toMatchObject({ targetName: 'Solar list number 100', before: { active: true }, after: { active: false }, reason: 'Deactivate 3 lists' })
    expect(outcomesOf(desk, kind)).toEqual(['attempted', 'failed'])
    const { items } = await passes(desk, readLists(desk.ctx))
    expect(items.map(({ id: list, active, drift }) => [list, active, drift]).toSorted()).toEqual([['100', false, null], ['101', true, null], ['102', false, null]])
    expect(outcomesOf(desk, 'lists.drift')).toEqual([])
    expect(desk.test.published).toContainEqual({ kind: 'lists.changed', at: expect.any(String), ids: ['100'] })
  })

  it('leaves alone what is no longer as it was seen: moved or switched by somebody else', async () => {
    const rows = [heldList('1'), heldList('2', { campaignId: '102' }), heldList('3', { active: false })]
    const moving = await bench(rows)
    const { id } = await start(moving, ['1', '2', '3'], { campaignId: '102' })
    await finished(moving, id)
    expect(await resultsOf(moving, id)).toEqual([['1', 'done'], ['2', 'skipped unchanged'], ['3', 'skipped changed_since']])
    const activating = await bench([heldList('1', { active: false }), heldList('2', { active: false, campaignId: '102' })])
    const second = await start(activating, ['1', '2'], { active: true }, { active: false, campaignId: '101' })
    await finished(activating, second.id)
    // Turned on in another campaign, it would ring for people nobody thought of.
    expect(await resultsOf(activating, second.id)).toEqual([['1', 'done'], ['2', 'skipped changed_since']])
  })

  it('moves also where the dialer does not name a list’s campaign', async () => {
    const desk = await bench([heldList('1'), heldList('2', { campaignId: '102' })])
    desk.lists.hidesCampaigns = true
    const { id } = await start(desk, ['1', '2'], { campaignId: '102' })
    await finished(desk, id)
    expect(await resultsOf(desk, id)).toEqual([['1', 'done'], ['2', 'skipped unchanged']])
    expect(desk.lists.rows.get('1')?.campaignId).toBe('102')
  })

  it('puts back what it changed, and leaves alone what somebody has changed again', async () => {
    const desk = await bench([heldList('1'), heldList('2'), heldList('3')])
    const { id } = await start(desk, ['1', '2', '3'], { campaignId: '102' })
    await finished(desk, id)
    desk.lists.changeOutside('2', { campaignId: '103' })
    const idempotencyKey = newKey()
    const [undo, again] = [await undoJob(desk.ctx, { id, idempotencyKey }), await undoJob(desk.ctx, { id, idempotencyKey })]
    expect([undo.title, again.id]).toEqual(['Undo: Move 3 lists to Medicare Day', undo.id])
    await finished(desk, undo.id)
    expect(await resultsOf(desk, undo.id)).toEqual([['1', 'done'], ['2', 'skipped changed_since'], ['3', 'done']])
    expect([...desk.lists.rows.values()].map(({ campaignId }) => campaignId)).toEqual(['101', '103', '101'])
    expect(outcomesOf(desk, 'jobs.undo')).toEqual(['attempted', 'succeeded'])
    expect((await undoJob(desk.ctx, { id: undo.id, idempotencyKey: newKey() })).title).toBe('Redo: Move 3 lists to Medicare Day')
  })

  it('puts back nothing of a job that is not over, or changed nothing', async () => {
    const desk = await bench([heldList('1', { active: false })])
    const nothing = await start(desk, ['1'], { active: false })
    await finished(desk, nothing.id)
    desk.stop.abort()
    await desk.ended
    const waiting = await start(desk, ['1'], { active: true }, { active: false, campaignId: '101' })
    for (const { id } of [nothing, waiting]) await expect(undoJob(desk.ctx, { id, idempotencyKey: newKey() })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('does not touch a list whose last change is not proven', async () => {
    const desk = await bench(1)
    desk.ctx.lists.putAct({
      id: 'act', kind: 'edit', listId: '100', listName: '', before: {}, after: {}, status: 'unknown', actId: 'a', actorName: 'Ada', sentence: '', beganAt: '', endedAt: null, settledAt: null,
    })
    const { id } = await start(desk, ['100'], { active: false })
    await finished(desk, id)
    expect([await resultsOf(desk, id), desk.lists.count.writes]).toEqual([[['100', 'failed in_progress']], 0])
  })

  it('shows before it starts what would change, and refuses what it cannot do', async () => {
    const desk = await bench([heldList('1'), heldList('2', { active: false })])
    const shown = await passes(desk, previewListBulk(desk.ctx, { kind, ids: ['2', '1', '9', '1'], change: { active: false } }))
    expect(shown).toMatchObject({ missing: 1, lists: [{ id: '2', isUnchanged: true }, { id: '1', isUnchanged: false, campaignName: 'Solar West', seen: { active: true, campaignId: '101' } }] })
    const invalid = { code: 'invalid_request' }
    await expect(passes(desk, previewListBulk(desk.ctx, { kind, ids: ['1'], change: { campaignId: '999' } }))).rejects.toMatchObject(invalid)
    await expect(start(desk, ['1'], { campaignId: '999' })).rejects.toMatchObject(invalid)
    const order = { kind, change: { active: false }, lists: [{ id: '1', seen: { active: true, campaignId: '101' } }], expectedCount: 2, idempotencyKey: newKey() } as const
    await expect(createListBulk(desk.ctx, { ...order, lists: [...order.lists] })).rejects.toMatchObject({ code: 'conflict' })
    for (const role of ['viewer', 'supervisor'] as const) {
      await expect(createListBulk(ctxFor(desk.ctx, role), { ...order, lists: [...order.lists], expectedCount: 1 })).rejects.toMatchObject({ code: 'forbidden' })
      await expect(previewListBulk(ctxFor(desk.ctx, role), { kind, ids: ['1'], change: { active: false } })).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect(desk.lists.count.writes).toBe(0)
  })
})

describe('an end in the middle', () => {
  it.each(Array.from({ length: 12 }, (_, n) => n))('kill %i: nothing twice, nothing missing', async (round) => {
    let desk = await bench(40)
    const ids = idsOf(desk)
    const { id } = await start(desk, ids, { active: false })
    for (let kill = 0; kill < 5; kill += 1) {
      await desk.turn(90 + round * 7 + kill * 13)
      desk = await bench(desk)
    }
    expect(await finished(desk, id)).toMatchObject({ status: 'done', counts: { done: 40, failed: 0, unknown: 0 } })
    expect([...desk.lists.rows.values()].every(({ active }) => !active)).toBe(true)
    expect(ids.map((list) => outcomesOf(desk, 'lists.edit', list).at(-1))).toEqual(ids.map(() => 'succeeded'))
    expect(outcomesOf(desk, kind)).toEqual(['attempted', 'succeeded'])
  })
})
