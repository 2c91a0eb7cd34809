import { describe, expect, it } from 'vitest'
import type { HoursPart } from '@/lib/contracts/calling-hours'
import { usualCallingRules } from '@/lib/contracts/calling-hours-words'
import type { Call } from '@/lib/contracts/calls'
import type { Lead } from '@/lib/contracts/leads'
import type { Role } from '@/lib/contracts/permissions'
import { toInstant } from '@/lib/shared/instant'
import { AppError } from '@/lib/server/core/errors'
import { aCall, aLead } from '@/lib/testing/fake-person'
import { ctxFor, testDesk } from '../testing-desk'
import { getCallingHours, updateCallingHours } from './calling-rules'
import { checkHours } from './check-hours'

const nothing = { user: [], campaign: [], list: [], queue: [], status: [], type: [] }
const span = { from: '2026-03-03T08:00:00Z', to: '2026-03-04T07:59:59Z' }
/** 09:30 in New York, 08:30 in Chicago, 06:30 in Los Angeles. */
const early = '2026-03-03T14:30:00.000Z'
/** Inside everywhere. */
const noon = '2026-03-03T20:30:00.000Z'

async function desk(calls: Call[], leads: Lead[], role: Role = 'manager') {
  const asked: string[][] = []
  const state = { leadsFail: false }
  const test = await testDesk()
  const dialer = {
    ...test.dialer,
    calls: {
      search: ({ offset = 0, limit = 500 }) =>
        Promise.resolve({ data: { items: calls.slice(offset, offset + limit), total: calls.length, offset, limit }, begunAt: '', answeredAt: '' }),
    },
    leads: {
      ...test.dialer.leads,
      search: ({ leadIds = [] }: { leadIds?: string[] | undefined }) => {
        if (state.leadsFail) return Promise.reject(new AppError('upstream_unavailable', 'Convoso did not answer.'))
        asked.push(leadIds)
        const items = leads.filter(({ id }) => leadIds.includes(id))
        return Promise.resolve({ data: { items, total: items.length, offset: 0, limit: leadIds.length }, begunAt: '', answeredAt: '' })
      },
    },
  }
  const ctx = ctxFor({ ...test.desk, dialer }, role)
  const check = async (query = {}) => {
    const parts: HoursPart[] = []
    for await (const part of await checkHours(ctx, { ...nothing, ...span, ...query, signal: new AbortController().signal })) parts.push(part)
    return { parts, last: parts.at(-1), findings: parts.flatMap(({ findings }) => findings) }
  }
  return { ctx, check, asked, state, store: test.store }
}

describe('checking calls against the called party’s hours', () => {
  it('reads leads only where one could decide, and lists what is outside apart from what is not certain', async () => {
    const calls = [
      aCall({ id: '1', leadId: '11', numberDialed: '2125550101', startedAt: noon }),
      aCall({ id: '5', leadId: '15', numberDialed: '2085550105', startedAt: '2026-03-03T15:30:00.000Z' }),
      aCall({ id: '2', leadId: '12', numberDialed: '2125550102', startedAt: early }),
      aCall({ id: '3', leadId: '13', numberDialed: '2125550103', startedAt: early }),
      aCall({ id: '4', leadId: '14', numberDialed: '3105550104', startedAt: early }),
      aCall({ id: '6', leadId: '16', numberDialed: '3105550106', startedAt: early, callType: 'INBOUND' }),
      aCall({ id: '7', leadId: null, numberDialed: '8005550107', startedAt: early }),
    ]
    const leads = [
      aLead({ id: '12', state: 'NY', postalCode: '10001' }),
      // A New York number that lives in Los Angeles, and the other way round.
      aLead({ id: '13', state: 'CA', postalCode: '90012' }),
      aLead({ id: '14', state: 'NY', postalCode: '10001' }),
    ]
    const { check, asked } = await desk(calls, leads)
    const { last, findings } = await check()
    expect(asked).toEqual([['15', '12', '13', '14']])
    expect(last).toMatchObject({ state: 'done', checked: 7, inbound: 1, settledAnywhere: 1, leadsRead: 1, counts: { inside: 2, outside: 1, split: 2, unknown: 1 }, rulesVersion: 0 })
    expect(findings.map(({ callId, verdict, source, isContradicted }) => [callId, verdict, source, isContradicted])).toEqual([
      ['5', 'split', 'area-code', false],
      ['3', 'outside', 'zip', false],
      ['4', 'split', 'zip', true],
      ['7', 'unknown', 'unknown', false],
    ])
    expect(findings[1]).toMatchObject({ hours: '08:00–21:00', state: 'CA', places: [{ zone: 'America/Los_Angeles', local: '2026-03-03 06:30', isInside: false }] })
  })

  it('goes on by the number when leads cannot be read, and says so', async () => {
    const { check, state } = await desk([aCall({ id: '1', leadId: '11', numberDialed: '3105550101', startedAt: early })], [])
    state.leadsFail = true
    const { last, findings } = await check()
    expect(findings).toMatchObject([{ verdict: 'outside', source: 'area-code' }])
    expect(last?.notes).toEqual(['Some leads could not be read, so their calls are judged by the number alone: Convoso did not answer.'])
  })

  it('asks before it checks more than 20,000 calls', async () => {
    const { check, asked } = await desk(Array.from({ length: 20_001 }, (_, index) => aCall({ id: String(index + 1), startedAt: toInstant(Date.UTC(2026, 2, 3, 20, 0, 0) - index * 1000) })), [])
    expect((await check()).last).toMatchObject({ state: 'asks', total: 20_001, reads: 142 })
    expect(asked).toEqual([])
  })

  it('masks the numbers for a viewer, and writes down what others open', async () => {
    const calls = [aCall({ id: '1', leadId: null, numberDialed: '3105550101', startedAt: early })]
    const viewer = await desk(calls, [], 'viewer')
    expect((await viewer.check()).findings[0]?.number).not.toContain('3105550101')
    expect(viewer.store.entries.filter(({ action }) => action === 'personal.open')).toEqual([])
    const manager = await desk(calls, [], 'manager')
    expect((await manager.check()).findings[0]?.number).toBe('3105550101')
    expect(manager.store.entries.filter(({ action }) => action === 'personal.open')).toMatchObject([{ targetId: 'calling-hours', after: { rows: 1 } }])
  })
})

describe('the calling hours', () => {
  it('are the usual ones until a manager saves others, each version by itself', async () => {
    const { ctx, check, store } = await desk([aCall({ id: '1', leadId: null, numberDialed: '3105550101', startedAt: early })], [])
    expect(await getCallingHours(ctx)).toMatchObject({ version: 0, rules: usualCallingRules, savedBy: null })
    const always = { from: '00:00', to: '23:59' }
    const rules = [{ state: '' as const, validFrom: '2020-01-01', weekday: always, saturday: always, sunday: always, source: 'A test' }]
    expect(await updateCallingHours(ctx, { expectedVersion: 0, rules })).toMatchObject({ version: 1, savedBy: 'A manager' })
    expect((await check()).last).toMatchObject({ counts: { inside: 1 }, rulesVersion: 1 })
    expect(store.entries.filter(({ action }) => action === 'settings.calling-hours').map(({ outcome }) => outcome)).toEqual(['attempted', 'succeeded'])
    await expect(updateCallingHours(ctx, { expectedVersion: 0, rules })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('are changed by no supervisor', async () => {
    const { ctx } = await desk([], [], 'supervisor')
    await expect(updateCallingHours(ctx, { expectedVersion: 0, rules: [...usualCallingRules] })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
