import { describe, expect, it } from 'vitest'
import type { Disposition } from '@/lib/contracts/dispositions'
import type { RingingQuestion } from '@/lib/contracts/people-words'
import { aCall, aCallback, aLead, fakePerson } from '@/lib/testing/fake-person'
import { toInstant } from '@/lib/shared/instant'
import { ctxFor, testDesk } from '../testing-desk'
import { openPerson } from './open-person'
import { localTimeFinding } from './ringing-checks'
import { whyRinging } from './why-ringing'

const number = '8185550199'
const sale: Disposition = {
  code: 'SALE', name: 'Sale', final: true, reached: true, success: true, dnc: false, callback: false, contact: true, voicemail: false,
}

async function opened() {
  const test = await testDesk()
  const person = fakePerson()
  const ctx = ctxFor({ ...test.desk, dialer: { ...test.dialer, ...person } }, 'supervisor')
  person.known.lists = [{ id: '1', name: 'Solar', active: true, campaignId: '101', lastCalledAt: null }]
  person.known.dispositions = [sale, { ...sale, code: 'NA', name: 'No answer', final: false }]
  const { key } = await openPerson(ctx, { phone: number })
  const ask = async (leadId = '7') => {
    const answering = whyRinging(ctx, { key, leadId })
    answering.catch(() => undefined)
    await test.clock.advance(100)
    const { checks } = await answering
    return (question: RingingQuestion) => checks.find((check) => check.question === question)
  }
  return { ...test, person, ctx, ask }
}

describe('whyRinging', () => {
  it('finds nothing against a lead of an active list and a running campaign, at noon', async () => {
    const { person, ask } = await opened()
    person.known.leads = [aLead({ id: '7', phone: number, state: 'CA' })]
    const found = await ask()
    for (const question of ['list', 'campaign', 'status', 'local-time', 'attempts', 'callback', 'duplicates'] as const) {
      expect(found(question)?.verdict, question).toBe('fine')
      expect(found(question)?.readAt, question).not.toBeNull()
    }
    expect(found('local-time')?.evidence).toContain('It is 10:00')
  })

  it('names each thing that stops it, with its evidence', async () => {
    const { person, ask, truth } = await openedWithTruth()
    person.known.lists = [{ id: '1', name: 'Solar', active: false, campaignId: null, lastCalledAt: null }]
    person.known.leads = [
      aLead({ id: '7', phone: number, status: 'SALE', state: 'HI', calledCount: 4, lastCalledAt: '2026-03-03T17:00:00.000Z' }),
      aLead({ id: '8', phone: number, status: 'DNC' }),
    ]
    truth.set('101', false)
    person.known.callbacks = [aCallback({ id: '1', dueAt: '2026-03-04T18:00:00.000Z' })]
    person.known.calls = [aCall({ id: '1', phone: number, numberDialed: number, startedAt: toInstant(Date.UTC(2026, 2, 3, 17)) })]
    const found = await ask()
    expect(found('list')).toMatchObject({ verdict: 'stops', evidence: 'The list Solar is inactive: none of its leads is dialed.' })
    expect(found('campaign')).toMatchObject({ verdict: 'stops', evidence: 'The campaign Solar West is off: it dials nobody.' })
    expect(found('status')).toMatchObject({ verdict: 'stops', evidence: 'The status is Sale (SALE), which is final in this account.' })
    expect(found('local-time')?.evidence).toBe('It is 08:00 where this person lives (HI); calling hours are 08:00 to 21:00.')
    expect(found('attempts')).toMatchObject({ verdict: 'delays', at: '2026-03-03T17:00:00.000Z' })
    expect(found('callback')).toMatchObject({ verdict: 'delays', at: '2026-03-04T18:00:00.000Z' })
    expect(found('duplicates')?.evidence).toBe('Another lead carries this number (8: DNC). One call to this number today.')
  })

  it('says unknown where it cannot know', async () => {
    const { person, ask } = await opened()
    person.known.leads = [aLead({ id: '7', phone: number, country: 'MX', phoneCode: '52', status: 'ODD', listId: '9', campaignId: '555', calledCount: null })]
    person.failing.add('callbacks')
    const found = await ask()
    for (const question of ['list', 'campaign', 'status', 'local-time', 'attempts', 'callback'] as const) expect(found(question)?.verdict, question).toBe('unknown')
    expect(found('local-time')?.evidence).toContain('Unknown zone')
    expect(found('callback')).toMatchObject({ evidence: 'Convoso did not answer (callbacks).', readAt: null })
  })

  it('explains no lead of somebody else', async () => {
    const { person, ask } = await opened()
    person.known.leads = [aLead({ id: '7', phone: number }), aLead({ id: '9', phone: '2125550100' })]
    await expect(ask('9')).rejects.toMatchObject({ code: 'not_found' })
  })
})

async function openedWithTruth() {
  const test = await opened()
  return { ...test, truth: test.dialer.truth }
}

describe('localTimeFinding', () => {
  const lead = aLead({ id: '7', phone: number, phoneCode: '1', state: 'TX', postalCode: '', country: 'US' })
  const on = (time: string) => Date.parse(`2026-03-03T${time}:00.000Z`)
  it.each([
    ['within hours in both zones', '18:00', 'fine', 'It is 11:00 or 12:00 where this person lives (TX); calling hours are 08:00 to 21:00.'],
    ['outside in both', '12:00', 'stops', 'It is 05:00 or 06:00 where this person lives (TX); calling hours are 08:00 to 21:00.'],
    ['within in one only', '14:30', 'unknown', 'It is 07:30 or 08:30 where this person lives (TX); calling hours are 08:00 to 21:00: whether it is within them depends on where exactly.'],
  ])('judges a divided state %s', (_, time, verdict, evidence) => {
    expect(localTimeFinding(lead, on(time))).toEqual({ verdict, evidence, at: null })
  })

  it('says that it goes by the area code', () => {
    expect(localTimeFinding({ ...lead, state: '' }, on('18:00'))).toMatchObject({
      verdict: 'fine', evidence: 'It is 10:00 where this person lives (by the area code 818, people move); calling hours are 08:00 to 21:00.',
    })
  })
})
