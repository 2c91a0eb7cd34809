import { describe, expect, it } from 'vitest'
import type { Role } from '@/lib/contracts/permissions'
import { blankLead, losingLeads } from '@/lib/testing/losing-leads'
import { ctxFor, testDesk, type TestDesk } from '../testing-desk'
import { getLead } from './get-lead'
import { recreateLead } from './recreate-lead'
import { removeLead } from './remove-lead'

const zoe = { ...blankLead, custom: { pet: 'cat', colour: '' }, ownerId: '31', notes: 'Call after six' }

async function scene(role: Role = 'admin') {
  const test = await testDesk()
  const leads = losingLeads(test.clock, [zoe])
  test.dialer.leads = leads
  return { ...test, leads, ctx: ctxFor(test.desk, role) }
}

async function settled<T>({ clock }: TestDesk, work: Promise<T>): Promise<T> {
  const done = work.then((value) => ({ value }), (error: unknown) => ({ error }))
  await clock.advance(10_000)
  const result = await done
  if ('error' in result) throw result.error
  return result.value
}

let keys = 0
const key = () => `remove-key-${(keys += 1)}-0123456789`

describe('removeLead', () => {
  it.each(['viewer', 'supervisor', 'manager'] as const)('rejects a %s', async (role) => {
    const test = await scene(role)
    await expect(removeLead(test.ctx, { id: '7', typedName: 'Zoë Ray', idempotencyKey: key() })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(recreateLead(test.ctx, { leadId: '7', idempotencyKey: key() })).rejects.toMatchObject({ code: 'forbidden' })
    expect(test.leads.count).toEqual({ reads: 0, writes: 0 })
  })

  it('deletes nothing under another name', async () => {
    const test = await scene()
    await expect(settled(test, removeLead(test.ctx, { id: '7', typedName: 'Zoe Ray', idempotencyKey: key() }))).rejects.toMatchObject({
      code: 'invalid_request',
      details: { fields: [{ path: 'typedName' }] },
    })
    expect(test.leads.count.writes).toBe(0)
  })

  it('keeps a snapshot, proves that the lead is gone, and tells who may have it back', async () => {
    const test = await scene()
    expect(await settled(test, removeLead(test.ctx, { id: '7', typedName: ' Zoë Ray ', idempotencyKey: key() }))).toEqual({ outcome: 'confirmed', leadId: '7' })
    expect(test.leads.rows.size).toBe(0)
    expect(await test.store.leadSnapshots.get('7')).toMatchObject({ body: zoe, deletedBy: 'A admin', recreatedAs: null })
    expect(test.store.entries.filter(({ action }) => action === 'leads.remove').map(({ outcome }) => outcome)).toEqual(['attempted', 'succeeded'])
    await expect(settled(test, getLead(test.ctx, '7'))).rejects.toMatchObject({ code: 'gone', details: { current: { leadId: '7', name: 'Zoë Ray' } } })
    const manager = getLead(ctxFor(test.desk, 'manager'), '7')
    await expect(settled(test, manager)).rejects.toSatisfy((error) => !JSON.stringify(error).includes('Ray'))
  })

  it('finds out what became of a lost answer and sends nothing twice', async () => {
    const test = await scene()
    test.leads.fates = ['lost-unapplied', 'lost-applied']
    expect(await settled(test, removeLead(test.ctx, { id: '7', typedName: 'Zoë Ray', idempotencyKey: key() }))).toMatchObject({ outcome: 'unknown' })
    expect(test.leads.count.writes).toBe(1)
    expect(await settled(test, removeLead(test.ctx, { id: '7', typedName: 'Zoë Ray', idempotencyKey: key() }))).toMatchObject({ outcome: 'confirmed' })
  })

  it('drops the snapshot of a deletion that was refused', async () => {
    const test = await scene()
    test.leads.fates = ['rejected']
    await expect(settled(test, removeLead(test.ctx, { id: '7', typedName: 'Zoë Ray', idempotencyKey: key() }))).rejects.toMatchObject({ code: 'upstream_rejected' })
    expect(await test.store.leadSnapshots.get('7')).toBeNull()
  })
})

describe('recreateLead', () => {
  it('makes one new lead of what was kept, and only one', async () => {
    const test = await scene()
    await settled(test, removeLead(test.ctx, { id: '7', typedName: 'Zoë Ray', idempotencyKey: key() }))
    const answer = await settled(test, recreateLead(test.ctx, { leadId: '7', idempotencyKey: key() }))
    expect(answer).toMatchObject({ outcome: 'added', leadId: '1001' })
    expect(test.leads.sent.at(-1)).toMatchObject({ listId: '1', phone: '8185550199', firstName: 'Zoë', ownerId: '31', notes: 'Call after six', custom: { pet: 'cat' } })
    await expect(settled(test, recreateLead(test.ctx, { leadId: '7', idempotencyKey: key() }))).rejects.toMatchObject({ code: 'conflict', details: { current: { leadId: '1001' } } })
    await expect(settled(test, getLead(test.ctx, '7'))).rejects.toMatchObject({ details: { current: { recreatedAs: '1001' } } })
    expect(test.store.entries.some(({ action, outcome }) => action === 'leads.recreate' && outcome === 'succeeded')).toBe(true)
  })

  it('does not make a second one after a try that got no answer', async () => {
    const test = await scene()
    await settled(test, removeLead(test.ctx, { id: '7', typedName: 'Zoë Ray', idempotencyKey: key() }))
    test.leads.fates = ['late']
    test.leads.lateMs = 20_000
    expect(await settled(test, recreateLead(test.ctx, { leadId: '7', idempotencyKey: key() }))).toMatchObject({ outcome: 'unknown' })
    await expect(settled(test, recreateLead(test.ctx, { leadId: '7', idempotencyKey: key() }))).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('still being looked for') })
    expect(test.leads.count.writes).toBe(2)
    await test.clock.advance(30_000)
    await expect(settled(test, getLead(test.ctx, '7'))).rejects.toMatchObject({ details: { current: { recreatedAs: '1001' } } })
    await expect(settled(test, recreateLead(test.ctx, { leadId: '7', idempotencyKey: key() }))).rejects.toMatchObject({ code: 'conflict', details: { current: { leadId: '1001' } } })
    expect(test.leads.rows.size).toBe(1)
    expect(test.store.entries.filter(({ action }) => action === 'leads.recreate').map(({ outcome }) => outcome)).toEqual(['attempted', 'unknown', 'succeeded'])
  })

  it('knows nothing of a lead that was not deleted here', async () => {
    const test = await scene()
    await expect(settled(test, recreateLead(test.ctx, { leadId: '7', idempotencyKey: key() }))).rejects.toMatchObject({ code: 'not_found' })
  })
})
