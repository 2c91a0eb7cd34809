import { describe, expect, it } from 'vitest'
import type { Callback } from '@/lib/contracts/callbacks'
import { toInstant } from '@/lib/shared/instant'
import { ctxFor, testDesk } from '../testing-desk'
import { getCampaign } from './get-campaign'
import { getPreflight } from './get-preflight'

const blank: Omit<Callback, 'id' | 'dueAt'> = {
  leadId: null,
  listId: null,
  campaignId: '101',
  campaignName: null,
  userId: null,
  userName: null,
  recipient: 'system',
  stage: 'pending',
  stageLabel: 'Pending',
  createdAt: null,
  modifiedAt: null,
  phone: null,
  comments: null,
}

async function start() {
  const test = await testDesk()
  const { dialer, clock } = test
  const page = <T>(items: T[], total: number | null = items.length) => {
    const at = toInstant(clock.now())
    return Promise.resolve({ data: { items, total, offset: 0, limit: 500 }, begunAt: at, answeredAt: at })
  }
  const rows = <T>(data: T) => Promise.resolve({ data, begunAt: toInstant(clock.now()), answeredAt: toInstant(clock.now()) })
  return { ...test, page, rows, dialer }
}

async function finish<T>(test: { clock: { advance: (ms: number) => Promise<void> } }, work: Promise<T>): Promise<T> {
  work.catch(() => undefined)
  await test.clock.advance(1_000)
  return await work
}

describe('one campaign', () => {
  it('fails part by part, each with its own sentence', async () => {
    const test = await start()
    const detail = await finish(test, getCampaign(ctxFor(test.desk, 'viewer'), '101'))
    expect(detail.campaign.state).toBe('on')
    expect(detail.lists).toEqual({ data: null, answeredAt: null, problem: 'Convoso refused this.' })
    await expect(finish(test, getCampaign(ctxFor(test.desk, 'viewer'), '999'))).rejects.toMatchObject({ code: 'not_found' })
  })

  it('counts callbacks once, late ones by the clock, whichever stage names them', async () => {
    const test = await start()
    const at = (minutes: number) => toInstant(test.clock.now() + minutes * 60_000)
    const late = { ...blank, id: '1', dueAt: at(-5) }
    test.dialer.callbacks.search = ({ stage }) => test.page(stage === 'pending' ? [late, { ...blank, id: '2', dueAt: at(30) }] : [late, { ...blank, id: '3', dueAt: at(-60) }])
    const { callbacks } = await finish(test, getCampaign(ctxFor(test.desk, 'viewer'), '101'))
    expect(callbacks.data).toEqual({ pending: 3, overdue: 2 })
  })
})

describe('the pre-flight', () => {
  const list = { id: '7', name: 'March', active: true, campaignId: null, lastCalledAt: null }
  const flags = { name: '', reached: false, success: false, callback: false, contact: false, voicemail: false }

  it('is not for supervisors', async () => {
    const { desk } = await start()
    await expect(getPreflight(ctxFor(desk, 'supervisor'), '101')).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('counts what is not final on the active lists, in one request', async () => {
    const test = await start()
    test.dialer.lists.search = () => test.rows([list])
    test.dialer.dispositions.search = () =>
      test.rows([
        { ...flags, code: 'NEW', final: false, dnc: false },
        { ...flags, code: 'SALE', final: true, dnc: false },
        { ...flags, code: 'DNC', final: false, dnc: true },
      ])
    const asked: unknown[] = []
    test.dialer.leads.search = (input) => {
      asked.push(input)
      return test.page([], 1_234)
    }
    const result = await finish(test, getPreflight(ctxFor(test.desk, 'manager'), '101'))
    expect(asked).toEqual([{ listIds: ['7'], statuses: ['NEW'], limit: 1 }])
    expect(result.dialableLeads.value).toBe(1_234)
    expect(result.sentence).toContain('1,234 dialable leads on 1 active list')
  })

  it('says a number is unknown instead of guessing', async () => {
    const test = await start()
    const result = await finish(test, getPreflight(ctxFor(test.desk, 'manager'), '101'))
    expect(result.dialableLeads).toEqual({ value: null, answeredAt: null, problem: 'Convoso refused this.' })
    expect(result.sentence).toContain('an unknown number of dialable leads')
    expect(result).toMatchObject({ localTime: '11:00', insideCallingHours: true })
  })
})
