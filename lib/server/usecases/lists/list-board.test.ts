import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/server/core/errors'
import { heldList, losingLists, type HeldList } from '@/lib/testing/losing-lists'
import { ctxFor, testDesk, type TestDesk } from '../testing-desk'
import { editList } from './edit-list'
import { getLists } from './get-lists'
import { readLists } from './list-board'

const names = Object.fromEntries(Array.from({ length: 23 }, (_, index) => [String(101 + index), `Campaign ${index + 1}`]))
const many = Array.from({ length: 140 }, (_, index) => heldList(String(index + 1), { active: index % 3 !== 0, campaignId: String(101 + (index % 23)) }))

async function scene(rows: readonly HeldList[] = many) {
  const test = await testDesk(names)
  const lists = losingLists(test.clock, rows)
  test.dialer.lists = lists
  return { ...test, lists, ctx: ctxFor(test.desk, 'manager') }
}

async function settled<T>({ clock }: TestDesk, work: Promise<T>, ms = 1_000): Promise<T> {
  const done = work.then((value) => ({ value }), (error: unknown) => ({ error }))
  await clock.advance(ms)
  const result = await done
  if ('error' in result) throw result.error
  return result.value
}

describe('the board of lists', () => {
  it('puts both statuses and the names of campaigns into one table', async () => {
    const test = await scene()
    const { items, problems } = await settled(test, readLists(test.ctx))
    expect(items).toHaveLength(140)
    expect(problems).toEqual([])
    for (const item of items) expect(item).toMatchObject({ campaignId: test.lists.rows.get(item.id)?.campaignId, campaignName: names[item.campaignId ?? ''] })
    // Rows that name their campaign need no other search.
    expect(test.lists.asked).toEqual([{ active: true }, { active: false }])
  })

  it('shows the first rows with the first answer, before any campaign is looked for', async () => {
    const test = await scene()
    test.lists.hidesCampaigns = true
    const answer = await settled(test, getLists(test.ctx), 20)
    expect(answer.items).toHaveLength(140)
    expect(answer.items.every(({ campaignId }) => campaignId === null)).toBe(true)
    expect(answer.campaigns.missing).toBe(140)
    await test.clock.advance(5_000)
    const later = await settled(test, getLists(test.ctx))
    expect(later.campaigns).toMatchObject({ missing: 0, isReading: false, problem: null })
    for (const item of later.items) expect(item.campaignId).toBe(test.lists.rows.get(item.id)?.campaignId)
    expect(test.published.some(({ kind }) => kind === 'lists.changed')).toBe(true)
  })

  it('waits a quarter of a second for the slower search, then comes without it', async () => {
    const test = await scene()
    const { search } = test.lists
    test.dialer.lists = { ...test.lists, search: async (input) => (await test.clock.sleep(input.active ? 0 : 3_000), await search(input)) }
    const first = await settled(test, getLists(test.ctx), 300)
    expect(first.items.every(({ active }) => active)).toBe(true)
    expect(first.inactive.read).toBeNull()
    await test.clock.advance(5_000)
    expect(test.published.some(({ kind }) => kind === 'lists.changed')).toBe(true)
  })

  it('keeps what is known when one search fails, with its sentence', async () => {
    const test = await scene()
    await settled(test, getLists(test.ctx))
    await test.clock.advance(20_000)
    test.lists.failingReads = 1
    const answer = await settled(test, getLists(test.ctx))
    expect(answer.items).toHaveLength(140)
    expect([answer.active.problem, answer.inactive.problem].filter((problem) => problem !== null)).toHaveLength(1)
  })

  it('says that it knows nothing when nothing was ever read', async () => {
    const test = await scene()
    test.lists.failingReads = 2
    await expect(settled(test, getLists(test.ctx))).rejects.toMatchObject({ code: 'upstream_unavailable' })
  })

  it('keeps the kind of the failure: a token without this section is not an outage', async () => {
    const test = await scene()
    test.dialer.lists = { ...test.lists, search: () => Promise.reject(new AppError('upstream_auth', 'The token lacks this section.')) }
    await expect(settled(test, getLists(test.ctx))).rejects.toMatchObject({ code: 'upstream_auth' })
  })

  it('filters by status and campaign', async () => {
    const test = await scene()
    const { items } = await settled(test, getLists(test.ctx, { status: ['inactive'], campaignId: '101' }))
    expect(items.length).toBeGreaterThan(0)
    expect(items.every((item) => !item.active && item.campaignId === '101')).toBe(true)
  })

  it('tells that it cannot know where searches by campaign are not heeded', async () => {
    const test = await scene()
    Object.assign(test.lists, { hidesCampaigns: true, ignoresCampaign: true })
    await settled(test, getLists(test.ctx))
    await test.clock.advance(5_000)
    const answer = await settled(test, getLists(test.ctx))
    expect(answer.campaigns.problem).toContain('all campaigns')
    expect(answer.items.every(({ campaignId }) => campaignId === null)).toBe(true)
    // Two answers are enough to see it, for each status.
    expect(test.lists.asked.filter(({ campaignId }) => campaignId !== undefined).length).toBeLessThanOrEqual(8)
  })

  it('asks campaign by campaign once in half an hour, and knows own moves at once', async () => {
    const test = await scene()
    test.lists.hidesCampaigns = true
    await settled(test, readLists(test.ctx))
    await test.clock.advance(10_000)
    const rounds = () => test.lists.asked.filter(({ id, campaignId }) => campaignId !== undefined && id === undefined).length
    const first = rounds()
    expect(first).toBeLessThanOrEqual(46)
    const move = editList(test.ctx, { id: '2', changes: { campaignId: '120' }, expected: { campaignId: '102' }, idempotencyKey: 'a-move-of-our-own-1' })
    await settled(test, move)
    expect((await settled(test, readLists(test.ctx))).items.find(({ id }) => id === '2')).toMatchObject({ campaignId: '120', drift: null })
    await test.clock.advance(600_000)
    await settled(test, readLists(test.ctx))
    expect(rounds()).toBe(first)
    await test.clock.advance(1_900_000)
    await settled(test, readLists(test.ctx))
    await test.clock.advance(10_000)
    expect(rounds()).toBe(2 * first)
  })

  describe('changes from elsewhere', () => {
    it('are marked, written down once, and forgotten with the next act here', async () => {
      const test = await scene([heldList('7')])
      await settled(test, readLists(test.ctx))
      test.lists.changeOutside('7', { name: 'Changed elsewhere', active: false })
      await test.clock.advance(20_000)
      const changes = [{ field: 'name', from: 'Solar list number 7', to: 'Changed elsewhere' }, { field: 'active', from: 'true', to: 'false' }]
      const [list] = (await settled(test, readLists(test.ctx))).items
      expect(list?.drift?.changes).toEqual(changes)
      await test.clock.advance(20_000)
      await settled(test, readLists(test.ctx))
      expect(test.store.entries.map(({ action, outcome, before, after }) => ({ action, outcome, before, after }))).toEqual([
        { action: 'lists.drift', outcome: 'observed', before: { name: 'Solar list number 7', active: 'true' }, after: { name: 'Changed elsewhere', active: 'false' } },
      ])
      await settled(test, editList(test.ctx, { id: '7', changes: { active: true }, expected: { active: false }, idempotencyKey: 'an-act-of-our-own-1' }), 5_000)
      expect((await settled(test, readLists(test.ctx))).items[0]).toMatchObject({ active: true, drift: null })
      expect(test.store.entries.filter(({ action }) => action === 'lists.drift')).toHaveLength(1)
    })

    it('are seen after a restart too', async () => {
      const test = await scene([heldList('7')])
      await settled(test, readLists(test.ctx))
      const after = await testDesk(names, test)
      after.dialer.lists = losingLists(after.clock, [heldList('7', { active: false })])
      expect((await settled(after, readLists(ctxFor(after.desk, 'manager')))).items[0]?.drift?.changes).toMatchObject([{ field: 'active', to: 'false' }])
    })

    it('a list that somebody deleted leaves the table, and one row says so', async () => {
      const test = await scene([heldList('7'), heldList('8')])
      await settled(test, readLists(test.ctx))
      test.lists.rows.delete('7')
      for (let turn = 0; turn < 3; turn += 1) {
        await test.clock.advance(20_000)
        expect((await settled(test, readLists(test.ctx))).items.map(({ id }) => id)).toEqual(['8'])
      }
      expect(test.store.entries).toMatchObject([{ action: 'lists.drift', targetId: '7', reason: 'Deleted outside Switchyard' }])
    })
  })
})
