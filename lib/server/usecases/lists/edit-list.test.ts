import { describe, expect, it } from 'vitest'
import type { EditListInput } from '@/lib/contracts/lists'
import type { Role } from '@/lib/contracts/permissions'
import { heldList, losingLists, type HeldList, type LosingLists } from '@/lib/testing/losing-lists'
import type { Ctx } from '../desk'
import { ctxFor, testDesk, type TestDesk } from '../testing-desk'
import { editList } from './edit-list'
import { readLists } from './list-board'
import { recoverListActs } from './settle-list-act'

type Scene = TestDesk & { lists: LosingLists; ctx: Ctx }

async function scene(role: Role = 'manager', rows: readonly HeldList[] = [heldList('7'), heldList('8', { active: false, campaignId: '102' })]): Promise<Scene> {
  const test = await testDesk()
  const lists = losingLists(test.clock, rows)
  test.dialer.lists = lists
  return { ...test, lists, ctx: ctxFor(test.desk, role) }
}

let keys = 0
const edit = (ctx: Ctx, input: EditListInput, id = '7') => editList(ctx, { id, ...input, idempotencyKey: `edit-key-${(keys += 1)}-0123456789` })

/** Lets the work run to its end while time goes on. */
async function settled<T>({ clock }: TestDesk, work: Promise<T>, ms = 10_000): Promise<T> {
  const done = work.then((value) => ({ value }), (error: unknown) => ({ error }))
  await clock.advance(ms)
  const result = await done
  if ('error' in result) throw result.error
  return result.value
}

const outcomesOf = ({ store }: TestDesk) => store.entries.filter((entry) => entry.action === 'lists.edit').map((entry) => entry.outcome)
const rename: EditListInput = { changes: { name: 'Renamed solar list' }, expected: { name: 'Solar list number 7' } }

describe('editList', () => {
  it('rejects a viewer and a supervisor before anything happens', async () => {
    for (const role of ['viewer', 'supervisor'] as const) {
      const test = await scene(role)
      await expect(edit(test.ctx, rename)).rejects.toMatchObject({ code: 'forbidden' })
      expect(test.lists.count).toEqual({ reads: 0, writes: 0 })
    }
  })

  it('renames, reads it back and leaves intent and outcome', async () => {
    const test = await scene()
    const answer = await settled(test, edit(test.ctx, rename))
    expect(answer).toMatchObject({ outcome: 'confirmed', written: ['name'], list: { id: '7', name: 'Renamed solar list', pending: null } })
    expect(test.lists.sent).toEqual([{ id: '7', name: 'Renamed solar list' }])
    expect(test.store.entries.map(({ action, outcome, before, after, targetId }) => ({ action, outcome, before, after, targetId }))).toEqual(
      ['attempted', 'succeeded'].map((outcome) => ({
        action: 'lists.edit',
        outcome,
        before: { name: 'Solar list number 7' },
        after: { name: 'Renamed solar list' },
        targetId: '7',
      })),
    )
    expect(test.published).toContainEqual({ kind: 'lists.changed', at: expect.any(String), ids: ['7'] })
  })

  it('writes nothing when the audit cannot be written', async () => {
    const test = await scene()
    test.store.breakAudit(true)
    await expect(settled(test, edit(test.ctx, rename))).rejects.toMatchObject({ code: 'storage_full' })
    expect(test.lists.count.writes).toBe(0)
  })

  it('is undone by the edit turned round', async () => {
    const test = await scene()
    await settled(test, edit(test.ctx, { changes: { active: false, campaignId: '102' }, expected: { active: true, campaignId: '101' } }))
    expect(test.lists.rows.get('7')).toMatchObject({ active: false, campaignId: '102' })
    const back = await settled(test, edit(test.ctx, { changes: { active: true, campaignId: '101' }, expected: { active: false, campaignId: '102' } }))
    expect(back).toMatchObject({ outcome: 'confirmed', list: { active: true, campaignId: '101' } })
  })

  it('takes back a description too, unless another one was written here since', async () => {
    const test = await scene()
    const write = (description: string, expected?: string) => settled(test, edit(test.ctx, { changes: { description }, expected: expected === undefined ? {} : { description: expected } }))
    await write('From the fair')
    await write('From the fair in May', 'From the fair')
    expect(await write('From the fair', 'From the fair in May')).toMatchObject({ outcome: 'confirmed', written: ['description'] })
    const fields = [{ field: 'description', expected: 'From the fair in May', theirs: 'From the fair', yours: '' }]
    await expect(write('', 'From the fair in May')).rejects.toMatchObject({ code: 'conflict', details: { current: { fields } } })
    expect(test.lists.sent).toEqual(['From the fair', 'From the fair in May', 'From the fair'].map((description) => ({ id: '7', description })))
    const before = test.store.entries.filter(({ outcome }) => outcome === 'succeeded').map((entry) => entry.before)
    expect(before).toEqual([{}, { description: 'From the fair' }, { description: 'From the fair in May' }])
  })

  it('refuses when somebody else changed the same field, and tells both values', async () => {
    const test = await scene()
    test.lists.changeOutside('7', { name: 'Changed elsewhere' })
    const failure = settled(test, edit(test.ctx, rename))
    const fields = [{ field: 'name', expected: 'Solar list number 7', theirs: 'Changed elsewhere', yours: 'Renamed solar list' }]
    await expect(failure).rejects.toMatchObject({ code: 'conflict', details: { current: { fields, list: { name: 'Changed elsewhere' } } } })
    expect(test.lists.count.writes).toBe(0)
  })

  it('lets a change of another field live, and takes what is so already for done', async () => {
    const test = await scene()
    test.lists.changeOutside('7', { active: false })
    const answer = await settled(test, edit(test.ctx, { changes: { name: 'Renamed solar list', active: false }, expected: { name: 'Solar list number 7', active: true } }))
    expect(answer).toMatchObject({ outcome: 'confirmed', written: ['name'], list: { active: false } })
    expect(await settled(test, edit(test.ctx, rename))).toMatchObject({ outcome: 'unchanged', actId: null })
    expect(test.lists.count.writes).toBe(1)
  })

  it('finds a name that a list of the other status has before anything is sent', async () => {
    const test = await scene()
    const failure = settled(test, edit(test.ctx, { changes: { name: 'SOLAR list  number 8' }, expected: { name: 'Solar list number 7' } }))
    await expect(failure).rejects.toMatchObject({ code: 'invalid_request', details: { fields: [{ path: 'name', message: expect.stringContaining('inactive list 8') }] } })
    expect(test.lists.count.writes).toBe(0)
    expect(test.store.entries).toEqual([])
  })

  it('lets a list change the capitals of its own name', async () => {
    const test = await scene()
    expect(await settled(test, edit(test.ctx, { changes: { name: 'SOLAR LIST NUMBER 7' }, expected: { name: 'Solar list number 7' } }))).toMatchObject({ outcome: 'confirmed' })
  })

  it.each([['6081', 'name'], ['6046', 'name'], ['6004', 'campaignId']] as const)('puts the refusal %s at the field %s', async (code, path) => {
    const test = await scene()
    test.lists.fates = ['rejected']
    test.lists.code = code
    const both: EditListInput = { changes: { name: 'Renamed solar list', campaignId: '102' }, expected: { name: 'Solar list number 7', campaignId: '101' } }
    await expect(settled(test, edit(test.ctx, both))).rejects.toMatchObject({ code: 'upstream_rejected', details: { upstreamCode: code, fields: [{ path }] } })
    expect(outcomesOf(test)).toEqual(['attempted', 'failed'])
    expect(test.desk.lists.acts()).toEqual([])
  })

  it('does not know a list that neither status has', async () => {
    const test = await scene()
    await expect(settled(test, edit(test.ctx, rename, '99'))).rejects.toMatchObject({ code: 'not_found' })
  })

  describe('where rows do not name their campaign', () => {
    it('moves a list that is where the person saw it', async () => {
      const test = await scene()
      test.lists.hidesCampaigns = true
      const answer = await settled(test, edit(test.ctx, { changes: { campaignId: '102' }, expected: { campaignId: '101' } }))
      expect(answer).toMatchObject({ outcome: 'confirmed', list: { campaignId: '102' } })
    })

    it('refuses one that was moved elsewhere', async () => {
      const test = await scene()
      test.lists.hidesCampaigns = true
      test.lists.changeOutside('7', { campaignId: '103' })
      await expect(settled(test, edit(test.ctx, { changes: { campaignId: '102' }, expected: { campaignId: '101' } }))).rejects.toMatchObject({ code: 'conflict' })
      expect(test.lists.count.writes).toBe(0)
    })
  })

  describe('without an answer', () => {
    it('is confirmed when a read shows it, and sent once', async () => {
      const test = await scene()
      test.lists.fates = ['lost-applied']
      expect(await settled(test, edit(test.ctx, rename))).toMatchObject({ outcome: 'confirmed' })
      expect(test.lists.count.writes).toBe(1)
    })

    it('is unknown, and failed once it can no longer arrive', async () => {
      const test = await scene()
      test.lists.fates = ['lost-unapplied']
      expect(await settled(test, edit(test.ctx, rename))).toMatchObject({ outcome: 'unknown', list: { pending: { status: 'unknown' } } })
      await expect(settled(test, edit(test.ctx, rename))).rejects.toMatchObject({ code: 'in_progress' })
      await test.clock.advance(60_000)
      expect(outcomesOf(test)).toEqual(['attempted', 'unknown', 'failed'])
      const [list] = (await settled(test, readLists(test.ctx))).items
      expect(list).toMatchObject({ name: 'Solar list number 7', pending: { status: 'failed' } })
      expect(test.lists.count.writes).toBe(1)
      expect(await settled(test, edit(test.ctx, rename))).toMatchObject({ outcome: 'confirmed' })
    })

    it('is confirmed when it arrives late', async () => {
      const test = await scene()
      test.lists.fates = ['late']
      expect(await settled(test, edit(test.ctx, rename), 8_000)).toMatchObject({ outcome: 'unknown' })
      await test.clock.advance(60_000)
      expect(outcomesOf(test)).toEqual(['attempted', 'unknown', 'succeeded'])
    })

    it('goes on looking after a restart in the middle', async () => {
      const test = await scene()
      test.lists.fates = ['late']
      void edit(test.ctx, rename).catch(() => undefined)
      await test.clock.advance(45)
      const after = await testDesk(undefined, test)
      const lists = losingLists(after.clock, [heldList('7', { name: 'Renamed solar list' })])
      after.dialer.lists = lists
      await recoverListActs(after.desk)
      await after.clock.advance(60_000)
      expect(outcomesOf(after).at(-1)).toBe('succeeded')
      expect(lists.count.writes).toBe(0)
    })
  })

  it('answers the same key with the same answer and sends nothing twice', async () => {
    const test = await scene()
    const send = () => editList(test.ctx, { id: '7', ...rename, idempotencyKey: 'one-decision-of-mine' })
    const first = await settled(test, send())
    expect(await settled(test, send())).toEqual(first)
    expect(test.lists.count.writes).toBe(1)
  })
})
