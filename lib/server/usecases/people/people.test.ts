import { describe, expect, it } from 'vitest'
import { aLead, fakePerson } from '@/lib/testing/fake-person'
import { ctxFor, testDesk } from '../testing-desk'
import { getPerson } from './get-person'
import { openPerson } from './open-person'

const number = '8185550199'

async function personDesk() {
  const test = await testDesk()
  const person = fakePerson()
  const desk = { ...test.desk, dialer: { ...test.dialer, ...person } }
  return { ...test, desk, person, as: (role: 'viewer' | 'supervisor' | 'manager') => ctxFor(desk, role) }
}

describe('openPerson', () => {
  it('keeps the number under a random key and puts the reads on the wire without waiting for them', async () => {
    const { as, person } = await personDesk()
    const { key } = await openPerson(as('supervisor'), { phone: 'call me: (818) 555-0199 ext. 4' })
    expect(key).toMatch(/^[A-Za-z0-9_-]{22}$/)
    expect(person.asked.map(({ source }) => source).toSorted()).toEqual(['calls', 'calls', 'leads', 'leads', 'leads'])
    expect((await openPerson(as('supervisor'), { phone: number })).key).not.toBe(key)
  })

  it('refuses a viewer, and a text without a number, and asks nothing then', async () => {
    const { as, person } = await personDesk()
    await expect(openPerson(as('viewer'), { phone: number })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(openPerson(as('supervisor'), { phone: 'nobody' })).rejects.toMatchObject({ code: 'invalid_request', details: { fields: [{ path: 'phone' }] } })
    expect(person.asked).toEqual([])
  })
})

describe('getPerson', () => {
  it('merges the leads of all three fields, each once, those with it as main number first', async () => {
    const { as, person } = await personDesk()
    person.known.leads = [
      aLead({ id: '7', phone: number, altPhone2: number, firstName: 'Zoë', lastName: 'Ray', modifiedAt: '2026-01-01T00:00:00.000Z' }),
      aLead({ id: '8', altPhone1: number, firstName: 'Zoe', lastName: 'Ray', listId: '2', listName: 'Late', modifiedAt: '2026-02-01T00:00:00.000Z' }),
      aLead({ id: '9', phone: '2125550100' }),
    ]
    const { key } = await openPerson(as('supervisor'), { phone: '+1 818 555 0199' })
    const answer = await getPerson(as('supervisor'), key)
    expect(answer.leads.map(({ id, carries }) => ({ id, carries }))).toEqual([
      { id: '7', carries: ['phone', 'altPhone2'] },
      { id: '8', carries: ['altPhone1'] },
    ])
    expect(answer).toMatchObject({ phone: number, countryCode: '1', extension: null, names: ['Zoë Ray', 'Zoe Ray'], problems: [], isCut: false })
    expect(answer.lists).toEqual([{ id: '1', name: 'Solar' }, { id: '2', name: 'Late' }])
  })

  it('leaves one audit row per opening, however often its parts are asked', async () => {
    const { as, store, clock } = await personDesk()
    const ctx = as('supervisor')
    const { key } = await openPerson(ctx, { phone: number })
    await Promise.all([getPerson(ctx, key), getPerson(ctx, key)])
    expect(store.entries).toMatchObject([{ action: 'personal.open', targetKind: 'person', targetId: key, actorId: ctx.actor.userId }])
    await getPerson(as('manager'), key)
    await clock.advance(600_000)
    await getPerson(ctx, key)
    expect(store.entries).toHaveLength(3)
    expect(JSON.stringify(store.entries)).not.toContain(number)
  })

  it('refuses a viewer who was given the link, and a key that is none or too old', async () => {
    const { as, clock } = await personDesk()
    const { key } = await openPerson(as('supervisor'), { phone: number })
    await expect(getPerson(as('viewer'), key)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(getPerson(as('supervisor'), 'AAAAAAAAAAAAAAAAAAAAAA')).rejects.toMatchObject({ code: 'not_found' })
    await clock.advance(31 * 86_400_000)
    await expect(getPerson(as('supervisor'), key)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('says which field could not be searched, and fails when none could', async () => {
    const { as, person, desk } = await personDesk()
    const { key } = await openPerson(as('supervisor'), { phone: number })
    person.failing.add('leads')
    await expect(getPerson(as('supervisor'), key)).rejects.toMatchObject({ code: 'upstream_unavailable' })
    person.failing.clear()
    const { search } = person.leads
    const leads = { ...person.leads, search: (...args: Parameters<typeof search>) => { person.failing[args[0].altPhone1 === undefined ? 'delete' : 'add']('leads'); return search(...args) } }
    const answer = await getPerson({ ...as('supervisor'), dialer: { ...desk.dialer, leads } }, key)
    expect(answer.problems).toEqual([{ field: 'altPhone1', sentence: 'Convoso did not answer (leads).' }])
  })

  it('shows nobody of an upstream that ignores the filter', async () => {
    const { as, person, desk } = await personDesk()
    const strangers = { items: [aLead({ id: '1', phone: '2125550100' })], total: 50_000, offset: 0, limit: 200 }
    const leads = { ...person.leads, search: () => Promise.resolve({ data: strangers, begunAt: '', answeredAt: '' }) }
    const ctx = { ...as('supervisor'), dialer: { ...desk.dialer, leads } }
    const { key } = await openPerson(ctx, { phone: number })
    await expect(getPerson(ctx, key)).rejects.toMatchObject({ code: 'upstream_unreadable' })
  })
})
