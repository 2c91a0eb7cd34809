import { describe, expect, it } from 'vitest'
import type { Lead, LeadFilters } from '@/lib/contracts/leads'
import { toInstant } from '@/lib/shared/instant'
import { AppError } from '@/lib/server/core/errors'
import { fakeClock } from '@/lib/testing/fake-clock'
import { fakeDialer } from '@/lib/testing/fake-dialer'
import { sampleLead } from '@/lib/testing/sample-lead'
import { makeLeadCounts } from './lead-counts'

type Upstream = { leads: Lead[]; asked: LeadFilters[]; fails: boolean; ignoresCalls: boolean }

function keeperOver(upstream: Upstream) {
  const clock = fakeClock()
  const dialer = fakeDialer(clock, {})
  dialer.leads.search = (filters) => {
    upstream.asked.push(filters)
    if (upstream.fails) return Promise.reject(new AppError('upstream_unavailable', 'Convoso did not answer.'))
    const since = upstream.ignoresCalls ? undefined : filters.lastCalled?.from
    const found = upstream.leads.filter(({ listId, lastCalledAt }) => filters.listIds?.includes(listId ?? '') && (since === undefined || (lastCalledAt ?? '') >= since))
    const at = toInstant(clock.now())
    return Promise.resolve({ data: { items: found.slice(0, 1), total: found.length, offset: 0, limit: 1 }, begunAt: at, answeredAt: at })
  }
  return { keeper: makeLeadCounts({ dialer, clock }), clock }
}

const called = { lastCalledAt: '2026-03-01T08:00:00.000Z' }
const upstreamOf = (...leads: Lead[]): Upstream => ({ leads, asked: [], fails: false, ignoresCalls: false })

describe('the counts of lists', () => {
  it('answers at once and counts behind the answer, once for all who ask', async () => {
    const upstream = upstreamOf(sampleLead('1', called), sampleLead('2'), sampleLead('3'), sampleLead('4', { listId: '32' }))
    const { keeper, clock } = keeperOver(upstream)
    for (let browser = 0; browser < 50; browser += 1) keeper.want(['31', '32'])
    expect(keeper.of('31')).toMatchObject({ total: null, isReading: true })
    await clock.settle()
    expect([keeper.of('31'), keeper.of('32')]).toMatchObject([{ total: 3, neverCalled: 2, isReading: false, problem: null }, { total: 1, neverCalled: 1 }])
    expect(upstream.asked).toHaveLength(4)
    await clock.advance(60_000)
    keeper.want(['31'])
    await clock.settle()
    expect(upstream.asked).toHaveLength(4)
  })

  it('does not believe that all were called from an upstream that ignores the question', async () => {
    const upstream = { ...upstreamOf(sampleLead('1'), sampleLead('2')), ignoresCalls: true }
    const { keeper, clock } = keeperOver(upstream)
    keeper.want(['31'])
    await clock.settle()
    expect(keeper.of('31')).toMatchObject({ total: 2, neverCalled: null, problem: expect.stringContaining('after a scan') })
  })

  it('keeps the last numbers beside a failure, rests, and counts again', async () => {
    const upstream = upstreamOf(sampleLead('1', called))
    const { keeper, clock } = keeperOver(upstream)
    keeper.want(['31'])
    await clock.settle()
    upstream.fails = true
    await clock.advance(301_000)
    for (let polls = 0; polls < 5; polls += 1) {
      keeper.want(['31'])
      await clock.settle()
    }
    expect(keeper.of('31')).toMatchObject({ total: 1, neverCalled: 0, problem: 'Convoso did not answer.' })
    expect(upstream.asked).toHaveLength(4)
    upstream.fails = false
    await clock.advance(31_000)
    keeper.want(['31'])
    await clock.settle()
    expect(keeper.of('31').problem).toBeNull()
  })
})
