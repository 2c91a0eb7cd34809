import { describe, expect, it } from 'vitest'
import { blankLead, losingLeads, type LosingLeads } from '@/lib/testing/losing-leads'
import type { LeadValues } from '@/lib/contracts/lead-edits-words'
import type { Role } from '@/lib/contracts/permissions'
import type { Ctx } from '../desk'
import { ctxFor, testDesk, type TestDesk } from '../testing-desk'
import { editLead } from './edit-lead'
import { undoEdit } from './undo-edit'

type Scene = TestDesk & { leads: LosingLeads; ctx: Ctx }

async function scene(role: Role = 'supervisor', lead = blankLead): Promise<Scene> {
  const test = await testDesk()
  const leads = losingLeads(test.clock, [lead])
  test.dialer.leads = leads
  return { ...test, leads, ctx: ctxFor(test.desk, role) }
}

let keys = 0
const edit = (ctx: Ctx, changes: LeadValues, loaded: LeadValues) =>
  editLead(ctx, { id: '7', changes, loaded, idempotencyKey: `edit-key-${(keys += 1)}-0123456789` })

/** Lets the work run to its end while time goes on. */
async function settled<T>({ clock }: TestDesk, work: Promise<T>): Promise<T> {
  const done = work.then((value) => ({ value }), (error: unknown) => ({ error }))
  await clock.advance(10_000)
  const result = await done
  if ('error' in result) throw result.error
  return result.value
}

const outcomesOf = ({ store }: TestDesk) => store.entries.filter((entry) => entry.action === 'leads.edit').map((entry) => entry.outcome)

describe('editLead', () => {
  it('rejects a viewer before anything happens', async () => {
    const test = await scene('viewer')
    await expect(edit(test.ctx, { city: 'Van Nuys' }, { city: 'Reseda' })).rejects.toMatchObject({ code: 'forbidden' })
    expect(test.leads.count).toEqual({ reads: 0, writes: 0 })
  })

  it('sends only what changed, reads it back and leaves intent and outcome', async () => {
    const test = await scene()
    const answer = await settled(test, edit(test.ctx, { city: 'Van Nuys', state: 'CA' }, { city: 'Reseda', state: 'CA' }))
    expect(answer).toMatchObject({ outcome: 'confirmed', written: ['city'], detail: { lead: { city: 'Van Nuys' } } })
    expect(test.leads.sent).toEqual([{ city: 'Van Nuys' }])
    const rows = test.store.entries.filter((entry) => entry.action === 'leads.edit')
    expect(rows.map(({ outcome, before, after, targetId }) => ({ outcome, before, after, targetId }))).toEqual([
      { outcome: 'attempted', before: { city: 'Reseda' }, after: { city: 'Van Nuys' }, targetId: '7' },
      { outcome: 'succeeded', before: { city: 'Reseda' }, after: { city: 'Van Nuys' }, targetId: '7' },
    ])
    expect(test.store.entries.filter((entry) => entry.action === 'personal.open')).toHaveLength(1)
    expect(test.published).toMatchObject([{ kind: 'lead.changed', id: '7' }])
  })

  it('writes nothing when the audit cannot be written', async () => {
    const test = await scene()
    test.store.breakAudit(true)
    await expect(settled(test, edit(test.ctx, { city: 'Van Nuys' }, { city: 'Reseda' }))).rejects.toMatchObject({ code: 'storage_full' })
    expect(test.leads.count.writes).toBe(0)
  })

  it('lets changes of different fields both live', async () => {
    const test = await scene()
    test.leads.changeOutside('7', { state: 'NV' })
    const answer = await settled(test, edit(test.ctx, { city: 'Van Nuys' }, { city: 'Reseda' }))
    expect(answer).toMatchObject({ outcome: 'confirmed', detail: { lead: { city: 'Van Nuys', state: 'NV' } } })
  })

  it('refuses the whole edit when one field was changed meanwhile, and tells both values', async () => {
    const test = await scene()
    test.leads.changeOutside('7', { city: 'Tarzana' })
    const failure = settled(test, edit(test.ctx, { city: 'Van Nuys', state: 'NV' }, { city: 'Reseda', state: 'CA' }))
    const fields = [{ field: 'city', loaded: 'Reseda', yours: 'Van Nuys', theirs: 'Tarzana' }]
    await expect(failure).rejects.toMatchObject({ code: 'conflict', details: { current: { fields, detail: { lead: { city: 'Tarzana' } } } } })
    expect(test.leads.count.writes).toBe(0)
  })

  it('takes a field that already has the wanted value for done', async () => {
    const test = await scene()
    test.leads.changeOutside('7', { city: 'Van Nuys' })
    expect(await settled(test, edit(test.ctx, { city: 'Van Nuys' }, { city: 'Reseda' }))).toMatchObject({ outcome: 'unchanged', actId: null })
    expect(test.leads.count.writes).toBe(0)
  })

  it('answers a repeated request from the first one, a conflict with its values included', async () => {
    const test = await scene()
    const order = { id: '7', changes: { city: 'Van Nuys' }, loaded: { city: 'Elsewhere' }, idempotencyKey: 'one-key-0123456789' }
    await expect(settled(test, editLead(test.ctx, order))).rejects.toMatchObject({ code: 'conflict' })
    const reads = test.leads.count.reads
    await expect(settled(test, editLead(test.ctx, order))).rejects.toMatchObject({ details: { current: { fields: [{ theirs: 'Reseda' }] } } })
    expect(test.leads.count.reads).toBe(reads)
  })

  it.each([
    ['lost-applied', 'confirmed', 'succeeded'],
    ['lost-unapplied', 'unknown', 'unknown'],
  ] as const)('finds out what became of a lost answer (%s) and never sends it again', async (fate, outcome, row) => {
    const test = await scene()
    test.leads.fates = [fate]
    expect(await settled(test, edit(test.ctx, { city: 'Van Nuys' }, { city: 'Reseda' }))).toMatchObject({ outcome })
    expect(test.leads.count.writes).toBe(1)
    expect(outcomesOf(test)).toEqual(['attempted', row])
  })

  it('says what is wrong only at fields that were sent', async () => {
    const test = await scene()
    test.leads.fates = ['rejected']
    const failure = settled(test, edit(test.ctx, { phone: '8185550100' }, { phone: '8185550199' }))
    await expect(failure).rejects.toMatchObject({ code: 'upstream_rejected', details: { fields: [{ path: 'phone', message: 'Refused.' }] } })
    expect(outcomesOf(test)).toEqual(['attempted', 'failed'])
  })

  it('writes a number as the dialer holds it and refuses one of another country', async () => {
    const test = await scene()
    await settled(test, edit(test.ctx, { altPhone1: '(310) 555-0123 ' }, { altPhone1: '' }))
    expect(test.leads.sent).toEqual([{ altPhone1: '3105550123' }])
    await expect(settled(test, edit(test.ctx, { altPhone2: '+44 20 7946 0958' }, { altPhone2: '' }))).rejects.toMatchObject({
      code: 'invalid_request',
      details: { fields: [{ path: 'altPhone2' }] },
    })
  })

  it('lets a field with a hidden card be replaced by who saw the mask, but by nobody who saw something else', async () => {
    const lead = { ...blankLead, notes: 'Card 4111111111111111' }
    const test = await scene('manager', lead)
    await expect(settled(test, edit(test.ctx, { notes: 'No card' }, { notes: 'Card •••• elsewhere' }))).rejects.toMatchObject({ code: 'conflict' })
    expect(await settled(test, edit(test.ctx, { notes: 'No card' }, { notes: 'Card ••••••••••••1111' }))).toMatchObject({ outcome: 'confirmed' })
    expect(test.leads.rows.get('7')?.notes).toBe('No card')
  })

  it('tells a lead that is not there from one that was deleted here', async () => {
    const test = await scene('admin')
    test.leads.rows.clear()
    await expect(settled(test, edit(test.ctx, { city: 'x' }, { city: '' }))).rejects.toMatchObject({ code: 'not_found' })
    await test.store.leadSnapshots.put({ leadId: '7', body: blankLead, deletedAt: '2026-03-03T18:00:00.000Z', deletedBy: 'Ana', actId: 'a', recreatedAs: null })
    await expect(settled(test, edit(test.ctx, { city: 'x' }, { city: '' }))).rejects.toMatchObject({ code: 'gone', details: { current: { name: 'Zoë Ray' } } })
  })

  it('stops when the dialer answers with other leads than asked for', async () => {
    const test = await scene()
    test.leads.search = () =>
      Promise.resolve({ data: { items: [{ ...blankLead, id: '8' }], total: 1, offset: 0, limit: 10 }, begunAt: '', answeredAt: '' })
    await expect(edit(test.ctx, { city: 'x' }, { city: 'Reseda' })).rejects.toMatchObject({ code: 'selection_mismatch' })
    expect(test.leads.count.writes).toBe(0)
  })
})

describe('an own field of the account', () => {
  const lead = { ...blankLead, custom: { credit_score: '640', wage: '1' } }
  const edited = (ctx: Ctx, custom: Record<string, string>, loaded: Record<string, string>) =>
    editLead(ctx, { id: '7', changes: { custom }, loaded: { custom: loaded }, idempotencyKey: `own-key-${(keys += 1)}-0123456789` })
  async function own(role: Role = 'supervisor') {
    const test = await scene(role, lead)
    await test.store.meta.put('leads.custom-fields', '["credit_score"]')
    return test
  }

  it('is sent under its own name, read back, put into the audit and undone', async () => {
    const test = await own()
    const answer = await settled(test, edited(test.ctx, { credit_score: '700' }, { credit_score: '640' }))
    expect(answer).toMatchObject({ outcome: 'confirmed', written: ['custom.credit_score'], detail: { lead: { custom: { credit_score: '700' } } } })
    expect(test.leads.sent).toEqual([{ custom: { credit_score: '700' } }])
    const [row] = test.store.entries.filter((entry) => entry.action === 'leads.edit')
    expect(row).toMatchObject({ before: { 'custom.credit_score': '640' }, after: { 'custom.credit_score': '700' } })
    await settled(test, undoEdit(test.ctx, { id: '7', actId: answer.actId ?? '', idempotencyKey: 'undo-own-key-0123456789' }))
    expect(test.leads.rows.get('7')?.custom).toEqual({ credit_score: '640', wage: '1' })
  })

  it('that somebody else has changed is a conflict with both values', async () => {
    const test = await own()
    test.leads.changeOutside('7', { custom: { credit_score: '500' } })
    const fields = [{ field: 'custom.credit_score', loaded: '640', yours: '700', theirs: '500' }]
    await expect(settled(test, edited(test.ctx, { credit_score: '700' }, { credit_score: '640' }))).rejects.toMatchObject({ details: { current: { fields } } })
    expect(test.leads.count.writes).toBe(0)
  })

  it('that is not shown here is not written either', async () => {
    const test = await own()
    for (const name of ['wage', 'constructor', 'hopper'])
      await expect(settled(test, edited(test.ctx, { [name]: '2' }, { [name]: '1' }))).rejects.toMatchObject({
        code: 'invalid_request',
        details: { fields: [{ path: `custom.${name}` }] },
      })
    expect(test.leads.count).toEqual({ reads: 0, writes: 0 })
  })
})

describe('undoEdit', () => {
  const undo = (ctx: Ctx, actId: string) => undoEdit(ctx, { id: '7', actId, idempotencyKey: `undo-key-${(keys += 1)}-0123456789` })

  it('puts back what the edit changed and nothing else', async () => {
    const test = await scene()
    const { actId } = await settled(test, edit(test.ctx, { city: 'Van Nuys', ownerId: '31' }, { city: 'Reseda', ownerId: '' }))
    test.leads.changeOutside('7', { state: 'NV' })
    const answer = await settled(test, undo(test.ctx, actId ?? ''))
    expect(answer).toMatchObject({ outcome: 'confirmed', detail: { lead: { city: 'Reseda', ownerId: null, state: 'NV' } } })
  })

  it('puts back a value that nobody could type', async () => {
    const test = await scene('supervisor', { ...blankLead, altPhone1: 'ask Ben' })
    const { actId } = await settled(test, edit(test.ctx, { altPhone1: '3105550123' }, { altPhone1: 'ask Ben' }))
    expect(await settled(test, undo(test.ctx, actId ?? ''))).toMatchObject({ outcome: 'confirmed', detail: { lead: { altPhone1: 'ask Ben' } } })
  })

  it('does not overrule who has changed the field since', async () => {
    const test = await scene()
    const { actId } = await settled(test, edit(test.ctx, { city: 'Van Nuys' }, { city: 'Reseda' }))
    test.leads.changeOutside('7', { city: 'Tarzana' })
    await expect(settled(test, undo(test.ctx, actId ?? ''))).rejects.toMatchObject({ code: 'conflict' })
    expect(test.leads.rows.get('7')?.city).toBe('Tarzana')
  })

  it('knows no act of another lead, no failed one and no viewer', async () => {
    const test = await scene()
    test.leads.fates = ['not-sent']
    await expect(settled(test, edit(test.ctx, { city: 'Van Nuys' }, { city: 'Reseda' }))).rejects.toMatchObject({ code: 'upstream_unavailable' })
    const failed = test.store.entries.find((entry) => entry.action === 'leads.edit')
    await expect(undo(test.ctx, failed?.actId ?? '')).rejects.toMatchObject({ code: 'not_found' })
    await expect(undo(ctxFor(test.desk, 'viewer'), 'x')).rejects.toMatchObject({ code: 'forbidden' })
  })
})
