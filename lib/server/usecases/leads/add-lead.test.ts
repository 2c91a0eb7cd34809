import { describe, expect, it } from 'vitest'
import type { AddLeadInput } from '@/lib/contracts/lead-edits'
import type { Role } from '@/lib/contracts/permissions'
import { blankLead, losingLeads } from '@/lib/testing/losing-leads'
import { ctxFor, testDesk, type TestDesk } from '../testing-desk'
import { addLead, getAdd } from './add-lead'
import { recoverAdds } from './settle-add'

const order: AddLeadInput = {
  listId: '1', phone: '(310) 555-0123', firstName: 'Ben', duplicates: 'none', duplicatesInArchive: false, checkDnc: false, checkWireless: false,
}

async function scene(role: Role = 'supervisor') {
  const test = await testDesk()
  const leads = losingLeads(test.clock)
  test.dialer.leads = leads
  return { ...test, leads, ctx: ctxFor(test.desk, role) }
}

let keys = 0
const add = (test: Awaited<ReturnType<typeof scene>>, changes: Partial<AddLeadInput> = {}) =>
  settled(test, addLead(test.ctx, { ...order, ...changes, idempotencyKey: `add-key-${(keys += 1)}-0123456789` }))

async function settled<T>({ clock }: TestDesk, work: Promise<T>): Promise<T> {
  const done = work.then((value) => ({ value }), (error: unknown) => ({ error }))
  await clock.advance(10_000)
  const result = await done
  if ('error' in result) throw result.error
  return result.value
}

const actsOf = ({ store }: TestDesk) => store.entries.filter((entry) => entry.action === 'leads.add').map(({ outcome, targetKind, targetId }) => [outcome, targetKind, targetId])

describe('addLead', () => {
  it('rejects a viewer before anything happens', async () => {
    const test = await scene('viewer')
    await expect(add(test)).rejects.toMatchObject({ code: 'forbidden' })
    expect(test.leads.count).toEqual({ reads: 0, writes: 0 })
  })

  it('sends the number as the dialer holds it, in words what is checked, and leaves intent and outcome', async () => {
    const test = await scene()
    const answer = await add(test, { phone: '+1 310 555 0123', duplicates: 'list', checkDnc: true, callNext: { priority: 0, expiresInMinutes: 30 } })
    expect(answer).toMatchObject({ outcome: 'added', leadId: '1001' })
    expect(test.leads.sent).toMatchObject([{ phone: '3105550123', phoneCode: '1', duplicates: 'list', checkDnc: true, hopper: { priority: 0, expiresInMinutes: 30 } }])
    expect(actsOf(test)).toEqual([['attempted', 'list', '1'], ['succeeded', 'lead', '1001']])
  })

  it('sends the account’s own fields that are shown here and refuses any other', async () => {
    const test = await scene()
    await test.store.meta.put('leads.custom-fields', '["pet"]')
    await add(test, { custom: { pet: 'cat' } })
    expect(test.leads.sent).toMatchObject([{ custom: { pet: 'cat' } }])
    expect(test.store.entries.find((entry) => entry.action === 'leads.add')?.after).toMatchObject({ 'custom.pet': 'cat' })
    await expect(add(test, { custom: { wage: '1' } })).rejects.toMatchObject({ details: { fields: [{ path: 'custom.wage' }] } })
    expect(test.leads.count.writes).toBe(1)
  })

  it('keeps the ledger before the request goes out', async () => {
    const test = await scene()
    test.store.leadAdds.insert = () => Promise.reject(new Error('disk'))
    await expect(add(test)).rejects.toThrow('disk')
    expect(test.leads.count.writes).toBe(0)
  })

  it('says where a found lead is looked for', async () => {
    const test = await scene()
    test.dialer.lists.search = ({ active }) =>
      Promise.resolve({ data: active ? [] : [{ id: '1', name: 'Solar West', active, campaignId: '101', lastCalledAt: null }], begunAt: '', answeredAt: '' })
    for (const scope of ['account', 'list', 'campaign'] as const) await add(test, { updateIfFound: { scope } })
    expect(test.leads.sent.map((lead) => ('updateIfFound' in lead ? lead.updateIfFound : null))).toEqual([{}, { listId: '1' }, { campaignId: '101' }])
  })

  it('finds a lead whose answer was lost, and answers the repeated request with it', async () => {
    const test = await scene()
    test.leads.fates = ['lost-applied']
    const once = { ...order, idempotencyKey: 'the-very-same-key-0123' }
    const answers = [await settled(test, addLead(test.ctx, once)), await settled(test, addLead(test.ctx, once))]
    expect(answers).toMatchObject([{ outcome: 'added', leadId: '1001' }, { outcome: 'added', leadId: '1001' }])
    expect(test.leads.count.writes).toBe(1)
  })

  it('tells an add that never arrived as not added, half a minute later', async () => {
    const test = await scene()
    test.leads.fates = ['lost-unapplied']
    const { outcome, addId } = await add(test)
    expect(outcome).toBe('unknown')
    await test.clock.advance(30_000)
    expect(await getAdd(test.ctx, addId)).toMatchObject({ outcome: 'failed', leadId: null })
    expect(test.leads.count.writes).toBe(1)
    expect(actsOf(test).map(([result]) => result)).toEqual(['attempted', 'unknown', 'failed'])
  })

  it('finds one that arrived late', async () => {
    const test = await scene()
    test.leads.fates = ['late']
    const { addId } = await add(test)
    await test.clock.advance(30_000)
    expect(await getAdd(test.ctx, addId)).toMatchObject({ outcome: 'added', leadId: '1001' })
  })

  it('leaves it open when somebody else made the same lead at the same moment', async () => {
    const test = await scene()
    test.leads.fates = ['lost-applied']
    const twin = { ...blankLead, id: '2000', listId: '1', phone: '3105550123', firstName: 'Ben' }
    const adding = addLead(test.ctx, { ...order, idempotencyKey: 'twin-key-0123456789' })
    await test.clock.advance(25)
    test.leads.rows.set('2000', twin)
    const { outcome, addId } = await settled(test, adding)
    expect(outcome).toBe('unknown')
    await test.clock.advance(600_000)
    expect(await getAdd(test.ctx, addId)).toMatchObject({ outcome: 'unknown', leadId: null })
    expect(test.leads.count.writes).toBe(1)
  })

  it('does not take an older lead with the same number for the new one', async () => {
    const test = await scene()
    test.leads.rows.set('7', { ...blankLead, phone: '3105550123', firstName: 'Ben' })
    test.leads.fates = ['lost-unapplied']
    expect(await add(test)).toMatchObject({ outcome: 'unknown' })
  })

  it('says which checks may have refused a number, and where the duplicate is', async () => {
    const test = await scene()
    test.leads.fates = ['rejected', 'rejected']
    await expect(add(test, { checkDnc: true })).rejects.toMatchObject({
      code: 'upstream_rejected',
      details: { fields: [{ path: 'phone', message: 'Convoso does not accept this phone number: it is not a possible one, or the do-not-call check refused it.' }] },
    })
    test.leads.code = '6009'
    await expect(add(test, { duplicates: 'campaign' })).rejects.toMatchObject({ message: 'A lead with this phone number already exists in the campaign of this list.' })
  })

  it.each([
    ['was carried out', 35, 'added', '1001'],
    ['never left', 21, 'failed', null],
  ] as const)('answers a request that comes again after a crash from the ledger, when the first one %s', async (_name, killedAtMs, outcome, leadId) => {
    const test = await scene()
    const again = { ...order, idempotencyKey: 'once-more-key-0123456789' }
    void addLead(test.ctx, again)
    await test.clock.advance(killedAtMs)
    const after = await testDesk(undefined, test)
    const leads = losingLeads(after.clock, [...test.leads.rows.values()])
    after.dialer.leads = leads
    await after.store.idempotency.releaseRunning()
    await recoverAdds(after.desk)
    const answer = await addLead(ctxFor(after.desk, 'supervisor'), again)
    expect(answer).toMatchObject({ outcome: 'unknown', sentence: expect.stringContaining('Switchyard stopped while this lead was being sent') })
    await after.clock.advance(60_000)
    expect(await getAdd(ctxFor(after.desk, 'supervisor'), answer.addId)).toMatchObject({ outcome, leadId })
    expect(leads.count.writes).toBe(0)
  })

  it('looks after a restart for what was being sent, and sends nothing', async () => {
    const test = await scene()
    test.leads.fates = ['lost-applied']
    void addLead(test.ctx, { ...order, idempotencyKey: 'killed-key-0123456789' })
    await test.clock.advance(35)
    const after = await testDesk(undefined, test)
    const leads = losingLeads(after.clock, [...test.leads.rows.values()])
    after.dialer.leads = leads
    await recoverAdds(after.desk)
    await after.clock.advance(60_000)
    expect(await test.store.leadAdds.unsettled('')).toEqual([])
    expect(after.store.entries.at(-1)).toMatchObject({ action: 'leads.add', outcome: 'succeeded', targetId: '1001' })
    expect(leads.count.writes).toBe(0)
  })
})
