import { describe, expect, it } from 'vitest'
import { callbacksQuery, type Callback, type CallbacksAnswer } from '@/lib/contracts/callbacks'
import { AppError } from '@/lib/server/core/errors'
import type { CallbackFilters } from '@/lib/server/ports/dialer'
import { toInstant } from '@/lib/shared/instant'
import { ctxFor, testDesk } from '../testing-desk'
import { dueCallbacks } from './due-callbacks'
import { searchCallbacks } from './search-callbacks'

const minute = 60_000
const now = Date.UTC(2026, 2, 3, 18)
let ids = 0

const callbackOf = (dueInMinutes: number | null, changes: Partial<Callback> = {}): Callback => ({
  id: String((ids += 1)), leadId: '77', listId: '1', campaignId: '101', campaignName: 'Solar West', userId: '5', userName: 'Sam Tester', recipient: 'personal', stage: 'pending',
  stageLabel: 'Pending', dueAt: dueInMinutes === null ? null : toInstant(now + dueInMinutes * minute), createdAt: null, modifiedAt: null, phone: '8185550199', comments: null, ...changes,
})

type Setup = { rows: Callback[]; spellings?: readonly string[]; here?: string[]; today?: { userId: string; name: string }[] | AppError; pageLimit?: number }

/** An upstream that answers only to the spellings it knows; what it does not know it takes for no filter. */
async function scene({ rows, spellings = ['pending', 'past-due', 'pastdue', 'missed'], here = [], today = [], pageLimit = 5_000 }: Setup) {
  const test = await testDesk()
  const asked: CallbackFilters[] = []
  const at = toInstant(test.clock.now())
  const read = <T>(data: T) => Promise.resolve({ data, begunAt: at, answeredAt: at })
  const isIn = (row: Callback, stage: string | undefined) => {
    if (stage === undefined || !(spellings.includes(stage) || stage === 'completed' || stage === 'dismissed')) return true
    return stage === row.stage || (row.stage === 'past-due' && (stage === 'pastdue' || stage === 'missed'))
  }
  Object.assign(test.dialer.callbacks, {
    search: (filters: CallbackFilters) => {
      asked.push(filters)
      const found = rows.filter((row) => isIn(row, filters.stage))
      const { offset = 0 } = filters
      return read({ items: found.slice(offset, offset + pageLimit), total: found.length, offset, limit: pageLimit })
    },
  })
  Object.assign(test.dialer.agents, {
    monitor: () => read(here.map((userId) => ({ userId, name: `Agent ${userId}`, state: 'ready' }))),
    performance: () => (today instanceof AppError ? Promise.reject(today) : read(today)),
  })
  const ask = (query: Record<string, unknown> = {}, role: 'viewer' | 'supervisor' = 'supervisor'): Promise<CallbacksAnswer> =>
    searchCallbacks(ctxFor(test.desk, role), callbacksQuery.parse(query))
  return { ...test, asked, ask }
}

describe('callbacks by the clock', () => {
  it('tells overdue, next hour and later by their moment, whatever the dialer calls them', async () => {
    const late = callbackOf(-1, { stageLabel: 'Pending' })
    const calledLate = callbackOf(30, { stage: 'past-due', stageLabel: 'Past Due' })
    const odd = callbackOf(-500, { stage: 'other', stageLabel: 'SNOOZED' })
    const [soon, later, timeless] = [callbackOf(60), callbackOf(61), callbackOf(null)]
    const { ask } = await scene({ rows: [late, calledLate, soon, later, timeless, odd, callbackOf(-5, { stage: 'completed' }), callbackOf(-5, { stage: 'dismissed' })], spellings: ['past-due'] })
    const overdue = await ask()
    expect(overdue.counts).toEqual({ overdue: 2, nextHour: 2, later: 2, absent: 6 })
    expect(overdue.items.map(({ id }) => id)).toEqual([odd.id, late.id])
    expect((await ask({ due: 'next-hour' })).items.map(({ id }) => id)).toEqual([calledLate.id, soon.id])
    expect((await ask({ due: 'later' })).items.map(({ id }) => id)).toEqual([later.id, timeless.id])
  })

  it('asks for the late ones in every spelling, takes each row once, and minds no refused word', async () => {
    const rows = [callbackOf(-10, { stage: 'past-due' }), callbackOf(-20)]
    const { ask, asked, dialer, clock } = await scene({ rows })
    expect((await ask()).total).toBe(2)
    expect(asked.map(({ stage }) => stage).toSorted()).toEqual(['missed', 'past-due', 'pastdue', 'pending'])
    const whole = dialer.callbacks.search
    const refusing = (word: string) => (filters: CallbackFilters) =>
      filters.stage === word ? Promise.reject(new AppError('upstream_rejected', 'Convoso refused this.')) : whole(filters)
    Object.assign(dialer.callbacks, { search: refusing('missed') })
    expect((await ask()).total).toBe(2)
    Object.assign(dialer.callbacks, { search: refusing('pending') })
    await expect(ask()).rejects.toMatchObject({ code: 'upstream_rejected' })
    await clock.advance(10_000)
    Object.assign(dialer.callbacks, { search: (filters: CallbackFilters) => (filters.stage === 'pastdue' ? Promise.reject(new AppError('upstream_unavailable', 'No answer.')) : whole(filters)) })
    await expect(ask()).rejects.toMatchObject({ code: 'upstream_unavailable' })
  })

  it('asks a dialer in trouble again after a while, not once for everybody who looks', async () => {
    const { ask, dialer, clock } = await scene({ rows: [] })
    let asked = 0
    Object.assign(dialer.callbacks, { search: () => Promise.reject(((asked += 1), new AppError('upstream_unavailable', 'No answer.'))) })
    for (let browser = 0; browser < 50; browser += 1) await expect(ask()).rejects.toMatchObject({ code: 'upstream_unavailable' })
    expect(asked).toBe(4)
    await clock.advance(10_000)
    await expect(ask()).rejects.toMatchObject({ code: 'upstream_unavailable' })
    expect(asked).toBe(8)
  })

  it('pages what is too much for one answer, and says when it is too much altogether', async () => {
    const rows = Array.from({ length: 9 }, () => callbackOf(-10))
    const { ask } = await scene({ rows, pageLimit: 3, spellings: ['pending', 'past-due', 'pastdue', 'missed'] })
    expect(await ask({ limit: 4, offset: 4 })).toMatchObject({ total: 9, isCut: false })
    expect(await (await scene({ rows, pageLimit: 2 })).ask()).toMatchObject({ total: 8, isCut: true })
  })

  it('filters by campaign, owner, recipient and days of the account’s zone', async () => {
    const mine = callbackOf(-10, { campaignId: '102', userId: '6', recipient: 'system' })
    // 18:00 UTC is 10:00 in Los Angeles: nine hours later it is still the third of March there.
    const tonight = callbackOf(9 * 60)
    const { ask } = await scene({ rows: [mine, tonight, callbackOf(15 * 60)] })
    expect((await ask({ campaign: '102' })).items.map(({ id }) => id)).toEqual([mine.id])
    expect((await ask({ owner: ['6'] })).total).toBe(1)
    expect((await ask({ recipient: 'system' })).total).toBe(1)
    expect((await ask({ due: 'later', from: '2026-03-03', to: '2026-03-03' })).items.map(({ id }) => id)).toEqual([tonight.id])
    await expect(ask({ from: '2026-03-04', to: '2026-03-03' })).rejects.toMatchObject({ code: 'invalid_request' })
  })

  it('shows those done with by the days asked for, the newest first', async () => {
    const [old, fresh] = [callbackOf(-60, { stage: 'completed' }), callbackOf(-30, { stage: 'completed' })]
    const { ask, asked } = await scene({ rows: [old, fresh, callbackOf(-30, { stage: 'dismissed' })] })
    const answer = await ask({ view: 'completed' })
    expect(answer).toMatchObject({ counts: null, total: 2 })
    expect(answer.items.map(({ id }) => id)).toEqual([fresh.id, old.id])
    expect(asked[0]).toMatchObject({ stage: 'completed', fromDay: '2026-02-25', toDay: '2026-03-03' })
  })
})

describe('whether the owner is there', () => {
  const rows = [callbackOf(-1, { userId: '1' }), callbackOf(-2, { userId: '2' }), callbackOf(-3, { userId: '3', userName: 'Maria  Torres' }), callbackOf(-4, { userId: '4' }), callbackOf(-5, { userId: '666666' }), callbackOf(-6, { userId: null })]

  it('is told by the floor now and by today’s work, by id and else by name; the dialer itself owns nothing', async () => {
    const { ask, desk } = await scene({ rows, here: ['1'], today: [{ userId: '2', name: 'Bob' }, { userId: '900', name: 'maria torres' }] })
    const answer = await ask()
    expect(answer.items.map(({ userId, presence }) => [userId, presence])).toEqual([[null, null], ['666666', null], ['4', 'absent'], ['3', 'seen'], ['2', 'seen'], ['1', 'here']])
    expect((await ask({ absent: '1' })).items.map(({ userId }) => userId)).toEqual(['4'])
    expect(await dueCallbacks(ctxFor(desk, 'viewer'))).toMatchObject({ overdue: 6, nextHour: 0, ownerAbsent: 1, isCut: false })
  })

  it('is not known where today’s work cannot be read: nobody is called absent', async () => {
    const { ask, desk } = await scene({ rows, here: ['1'], today: new AppError('upstream_auth', 'The token lacks this section.') })
    const answer = await ask()
    expect(answer.presenceProblem).toBe('The token lacks this section.')
    expect(answer.counts?.absent).toBe(0)
    expect(answer.items.map(({ presence }) => presence)).toEqual([null, null, 'unknown', 'unknown', 'unknown', 'here'])
    expect((await dueCallbacks(ctxFor(desk, 'viewer'))).ownerAbsent).toBeNull()
  })
})

describe('personal data of callbacks', () => {
  it('is masked for a viewer and leaves no audit row', async () => {
    const { ask, store } = await scene({ rows: [callbackOf(-1, { comments: 'call 818-555-0100, card 4111111111111111' })] })
    const [shown] = (await ask({}, 'viewer')).items
    expect(JSON.stringify(shown)).not.toMatch(/8185550199|555-0100|411111/)
    expect(store.entries).toEqual([])
  })

  it('counts each row once per session however often the page reads itself anew', async () => {
    const rows = [callbackOf(-1), callbackOf(-2)]
    const { ask, store, clock } = await scene({ rows })
    for (let round = 0; round < 5; round += 1) await ask()
    rows.push(callbackOf(-3))
    await ask()
    const opened = () => store.entries.filter(({ action }) => action === 'personal.open').map(({ after }) => after)
    expect(opened()).toEqual([{ rows: 2 }, { rows: 1 }])
    await clock.advance(3_600_000)
    await ask()
    expect(opened().at(-1)).toEqual({ rows: 3 })
  })
})
