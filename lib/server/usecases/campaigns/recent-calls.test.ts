import { describe, expect, it } from 'vitest'
import type { Call } from '@/lib/contracts/calls'
import { AppError } from '@/lib/server/core/errors'
import type { CallFilters, Dialer } from '@/lib/server/ports/dialer'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { fakeClock } from '@/lib/testing/fake-clock'
import { fakeDialer } from '@/lib/testing/fake-dialer'
import { makeRecentCalls } from './recent-calls'

const minute = 60_000

function start() {
  const clock = fakeClock()
  const calls: { id: number; startedAt: number; visibleAt: number; campaignId: string; status: string }[] = []
  const asked: CallFilters[] = []
  const dialer: Dialer = {
    ...fakeDialer(clock, {}),
    calls: {
      search: (filters) => {
        asked.push(filters)
        const { offset = 0, limit = 500 } = filters
        const rows = calls
          .filter((row) => row.visibleAt <= clock.now() && row.startedAt >= fromInstant(filters.from) && row.startedAt <= fromInstant(filters.to))
          .sort((a, b) => a.startedAt - b.startedAt)
        const at = toInstant(clock.now())
        const data = { items: rows.slice(offset, offset + limit).map(callOf), total: rows.length, offset, limit }
        return Promise.resolve({ data, begunAt: at, answeredAt: at })
      },
    },
    dispositions: {
      search: () => {
        const flags = { final: false, reached: true, success: false, dnc: false, callback: false, voicemail: false }
        const at = toInstant(clock.now())
        const data = ['SALE', 'NA'].map((code) => ({ code, name: code, contact: code === 'SALE', ...flags }))
        return Promise.resolve({ data, begunAt: at, answeredAt: at })
      },
    },
  }
  const add = (id: number, minutesAgo: number, lateByMinutes = 0) =>
    calls.push({
      id,
      startedAt: clock.now() - minutesAgo * minute,
      visibleAt: clock.now() - (minutesAgo - lateByMinutes) * minute,
      campaignId: '101',
      status: id % 4 === 0 ? 'SALE' : 'NA',
    })
  return { clock, add, asked, dialer, recent: makeRecentCalls({ dialer, clock }) }
}

const callOf = (row: { id: number; startedAt: number; campaignId: string; status: string }): Call => ({
  id: String(row.id),
  campaignId: row.campaignId,
  status: row.status,
  startedAt: toInstant(row.startedAt),
  statusName: null,
  leadId: null,
  listId: null,
  campaignName: null,
  userId: null,
  userName: null,
  system: true,
  phone: null,
  numberDialed: null,
  firstName: null,
  lastName: null,
  seconds: null,
  callType: null,
  endedBy: null,
  queueId: null,
  queueSeconds: null,
  calledCount: null,
  comment: null,
  recordings: [],
})

describe('the last hour of calls', () => {
  it('is "not loaded yet" before the first read, and a number after it', async () => {
    const { recent, add } = start()
    expect(recent.of('101').callsLastHour).toEqual({ value: null, answeredAt: null, problem: null })
    for (let id = 1; id <= 1_200; id += 1) add(id, 50)
    await recent.refresh(30_000)
    expect(recent.of('101').callsLastHour.value).toBe(1_200)
    expect(recent.of('101').contactsLastHour.value).toBe(300)
    expect(recent.of('999').callsLastHour.value).toBe(0)
  })

  it('forgets what is older than an hour and finds a long call that came in late', async () => {
    const { clock, recent, add } = start()
    add(1, 59)
    add(2, 12, 13)
    await recent.refresh(30_000)
    expect(recent.of('101').callsLastHour.value).toBe(1)
    await clock.advance(2 * minute)
    await recent.refresh(30_000)
    expect(recent.of('101').callsLastHour.value).toBe(1)
    expect(recent.outcomes('101').data).toEqual([{ code: 'NA', label: 'NA', contact: false, calls: 1 }])
  })

  it('asks only for the newest minutes, and nothing at all while fresh', async () => {
    const { clock, recent, asked } = start()
    await recent.refresh(30_000)
    expect(await recent.refresh(30_000)).toBe(false)
    await clock.advance(minute)
    await recent.refresh(30_000)
    expect(asked).toHaveLength(2)
    expect(fromInstant(asked[1]?.to ?? '') - fromInstant(asked[1]?.from ?? '')).toBe(16 * minute)
  })

  it('keeps the last numbers beside a failure', async () => {
    const { clock, recent, add, dialer } = start()
    add(1, 5)
    await recent.refresh(30_000)
    dialer.calls.search = () => Promise.reject(new AppError('upstream_unavailable', 'Convoso did not answer.'))
    await clock.advance(minute)
    await recent.refresh(30_000)
    expect(recent.of('101').callsLastHour).toMatchObject({ value: 1, problem: 'Convoso did not answer.' })
  })
})
