import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heldList, losingLists, type ListFate } from '@/lib/testing/losing-lists'
import { ctxFor, testDesk } from '../testing-desk'
import { createList } from './create-list'
import { editList } from './edit-list'
import { readLists } from './list-board'
import { removeList } from './remove-list'

type Step =
  | { kind: 'rename'; to: number }
  | { kind: 'switch'; active: boolean }
  | { kind: 'move'; campaignId: string }
  | { kind: 'create'; name: number }
  | { kind: 'remove' }
  | { kind: 'outside'; active: boolean }

const fate = fc.constantFrom<ListFate>('done', 'lost-applied', 'lost-unapplied', 'late', 'lies', 'rejected', 'not-sent')
const step = fc.oneof(
  fc.record({ kind: fc.constant('rename' as const), to: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('switch' as const), active: fc.boolean() }),
  fc.record({ kind: fc.constant('move' as const), campaignId: fc.constantFrom('101', '102') }),
  fc.record({ kind: fc.constant('create' as const), name: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('remove' as const) }),
  fc.record({ kind: fc.constant('outside' as const), active: fc.boolean() }),
)
const plan = fc.record({
  steps: fc.array(fc.record({ step, fate, waitMs: fc.constantFrom(0, 5, 15, 2_000, 40_000) }), { minLength: 1, maxLength: 6 }),
  hidesCampaigns: fc.boolean(),
  deletionMs: fc.constantFrom(0, 50_000),
})

const nameOf = (turn: number) => `Name of a list ${turn}`

describe('lists under lost answers, late writes and other hands', () => {
  it('sends each decision once at most, settles every act, and ends with the truth', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async ({ steps, hidesCampaigns, deletionMs }) => {
        const test = await testDesk()
        const lists = losingLists(test.clock, [heldList('7'), heldList('8', { name: nameOf(3), active: false, campaignId: '102' })])
        Object.assign(lists, { hidesCampaigns, deletionMs })
        test.dialer.lists = lists
        const ctx = ctxFor(test.desk, 'admin')
        let decisions = 0
        const act = async (each: Step) => {
          const row = lists.rows.get('7')
          const idempotencyKey = `schedule-key-${(decisions += 1)}-0123`
          const seen = { name: row?.name ?? '', active: row?.active ?? true, campaignId: row?.campaignId ?? '101' }
          if (each.kind === 'outside') lists.changeOutside('7', { active: each.active })
          else if (each.kind === 'create') await createList(ctx, { name: nameOf(each.name), campaignId: '101', active: true, idempotencyKey })
          else if (each.kind === 'remove') await removeList(ctx, { id: '7', typedName: seen.name, idempotencyKey })
          else if (each.kind === 'rename') await editList(ctx, { id: '7', changes: { name: nameOf(each.to) }, expected: seen, idempotencyKey })
          else if (each.kind === 'switch') await editList(ctx, { id: '7', changes: { active: each.active }, expected: seen, idempotencyKey })
          else await editList(ctx, { id: '7', changes: { campaignId: each.campaignId }, expected: seen, idempotencyKey })
        }
        for (const { step: each, fate: next, waitMs } of steps) {
          lists.fates.push(next)
          void act(each).catch(() => undefined)
          await test.clock.advance(waitMs)
        }
        await test.clock.advance(300_000)
        lists.fates = []
        // A deletion to which somebody said yes is waited for a day.
        if (test.desk.lists.acts().some(({ status }) => status === 'deleting')) await test.clock.advance(25 * 3_600_000)
        expect(lists.count.writes).toBeLessThanOrEqual(decisions)
        expect(test.desk.lists.acts().filter(({ settledAt }) => settledAt === null)).toEqual([])
        expect(await test.store.listActs.unsettled()).toEqual([])
        for (const intent of test.store.entries.filter(({ outcome }) => outcome === 'attempted'))
          expect(test.store.entries.findLast(({ actId }) => actId === intent.actId)?.outcome).not.toBe('attempted')
        const names = [...lists.rows.values()].map(({ name }) => name)
        expect(new Set(names).size).toBe(names.length)
        for (const reading of [readLists(ctx), readLists(ctx, { begunAfter: test.clock.now() })]) {
          await test.clock.advance(70_000)
          const { items } = await reading
          expect(items.map(({ id, name, active }) => ({ id, name, active })).toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(
            [...lists.rows.values()].map(({ id, name, active }) => ({ id, name, active })).toSorted((a, b) => a.id.localeCompare(b.id)),
          )
        }
        expect(test.failures).toEqual([])
      }),
      { numRuns: 250 },
    )
  }, 60_000)
})
