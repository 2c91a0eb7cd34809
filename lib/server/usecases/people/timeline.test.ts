import { describe, expect, it, vi } from 'vitest'
import { aCall, aCallback, aLead, aRecording, fakePerson } from '@/lib/testing/fake-person'
import type { Call } from '@/lib/contracts/calls'
import type { Lead } from '@/lib/contracts/leads'
import type { TimelinePart } from '@/lib/contracts/people'
import { toInstant } from '@/lib/shared/instant'
import { recordObserved } from '../audit/record-act'
import { ctxFor, testDesk } from '../testing-desk'
import { getTimeline } from './get-timeline'
import { openPerson } from './open-person'

const number = '8185550199'
const daysAgo = (days: number, seconds = 0) => toInstant(Date.UTC(2026, 2, 3, 12) - days * 86_400_000 + seconds * 1000)

async function opened(role: 'supervisor' | 'manager' = 'supervisor', now?: number) {
  const test = await testDesk()
  if (now !== undefined) await test.clock.advance(now - test.clock.now())
  const person = fakePerson()
  const ctx = ctxFor({ ...test.desk, dialer: { ...test.dialer, ...person } }, role)
  const { key } = await openPerson(ctx, { phone: number })
  person.asked.length = 0
  const timeline = async (to?: string) => {
    const parts: TimelinePart[] = []
    for await (const part of await getTimeline(ctx, { key, ...(to !== undefined && { to }) })) parts.push(part)
    return parts
  }
  return { ...test, person, ctx, key, timeline }
}

const eventsOf = (parts: readonly TimelinePart[], source: TimelinePart['source']) => parts.filter((part) => part.source === source).flatMap(({ events }) => events)
const endOf = (parts: readonly TimelinePart[], source: TimelinePart['source']) => parts.findLast((part) => part.source === source)

describe('getTimeline', () => {
  it('merges calls to the number, calls of leads that hold it as an alternate, recordings, callbacks and acts', async () => {
    const { person, timeline, ctx } = await opened('manager')
    person.known.leads = [aLead({ id: '7', phone: number }), aLead({ id: '8', phone: '2125550100', altPhone1: number })]
    person.known.calls = [
      aCall({ id: '1', phone: number, numberDialed: number, startedAt: daysAgo(3), recordings: [aRecording({ id: '51' })] }),
      aCall({ id: '2', phone: '2125550100', numberDialed: number, leadId: '8', startedAt: daysAgo(2) }),
      aCall({ id: '3', phone: '2125550100', numberDialed: '2125550100', leadId: '8', startedAt: daysAgo(1) }),
      aCall({ id: '4', phone: '3105550100', numberDialed: '3105550100', leadId: '99', startedAt: daysAgo(1) }),
    ]
    person.known.recordings = [aRecording({ id: '51', startedAt: daysAgo(3) }), aRecording({ id: '52', leadId: '8', startedAt: daysAgo(4), source: 'bare-name.wav' })]
    person.known.callbacks = [aCallback({ id: '61', dueAt: daysAgo(-1), phone: number })]
    await recordObserved(ctx, { action: 'leads.edit', target: { kind: 'lead', id: '8' }, after: { city: 'Fresno' } })
    // Who looked at a lead is no part of its story.
    await recordObserved(ctx, { action: 'personal.open', target: { kind: 'lead', id: '8' }, after: { rows: 1 } })
    const parts = await timeline()
    expect(eventsOf(parts, 'calls').map(({ id }) => id).toSorted()).toEqual(['call-1', 'call-2', 'call-3'])
    expect(parts.find(({ source }) => source === 'calls')?.events.map(({ id }) => id)).toEqual(['call-2', 'call-1'])
    expect(eventsOf(parts, 'calls').find(({ id }) => id === 'call-1')).toMatchObject({ recordingId: 'c1', isPlayable: true, recordingKeys: ['51'], number })
    expect(eventsOf(parts, 'recordings').map(({ recordingId, isPlayable }) => [recordingId, isPlayable])).toEqual([['l7-51', true], ['l8-52', false]])
    expect(eventsOf(parts, 'callbacks')).toMatchObject([{ id: 'callback-61', stage: 'pending', at: daysAgo(-1) }])
    expect(eventsOf(parts, 'audit')).toMatchObject([{ kind: 'audit', leadId: '8', action: 'leads.edit', changed: ['city'] }])
    expect(parts.filter(({ isDone }) => isDone).map(({ source }) => source).toSorted()).toEqual(['audit', 'callbacks', 'calls', 'recordings'])
    expect(JSON.stringify(parts)).not.toMatch(/dialer\.example|bare-name/)
  })

  it('tells one source’s failure and lets the others answer', async () => {
    const { person, timeline } = await opened()
    person.known.leads = [aLead({ id: '7', phone: number })]
    person.known.calls = [aCall({ id: '1', phone: number, numberDialed: number, startedAt: daysAgo(1) })]
    person.failing.add('recordings')
    const parts = await timeline()
    expect(endOf(parts, 'recordings')).toMatchObject({ source: 'recordings', window: null, events: [], isDone: true, problem: 'Convoso did not answer (recordings).' })
    expect(endOf(parts, 'calls')).toMatchObject({ isDone: true, problem: null })
    expect(eventsOf(parts, 'calls')).toHaveLength(1)
    expect(parts.some(({ source }) => source === 'audit')).toBe(false)
  })

  it('keeps the calls of the number when the leads cannot be read, and says so', async () => {
    const { person, timeline } = await opened()
    person.known.calls = [aCall({ id: '1', phone: number, numberDialed: number, startedAt: daysAgo(1) })]
    person.failing.add('leads')
    const parts = await timeline()
    expect(eventsOf(parts, 'calls')).toHaveLength(1)
    for (const source of ['calls', 'recordings', 'callbacks'] as const) expect(endOf(parts, source)?.problem).toBe('Convoso did not answer (leads).')
  })

  it('asks for each of many leads, but never for many at a time', async () => {
    const { person, timeline, ctx } = await opened()
    const wasCalled = { calledCount: 3, lastCalledAt: daysAgo(1) }
    person.known.leads = Array.from({ length: 25 }, (_, index) => aLead({ id: String(index + 1), phone: '2125550100', altPhone1: number, ...wasCalled }))
    person.known.callbacks = Array.from({ length: 2_001 }, (_, index) => aCallback({ id: String(index + 1), leadId: '99' }))
    let [waiting, most] = [0, 0]
    const { calls, callbacks, leads } = ctx.dialer
    const counted = <Asked extends unknown[], Answer>(ask: (...asked: Asked) => Promise<Answer>) => async (...asked: Asked): Promise<Answer> => {
      most = Math.max(most, (waiting += 1))
      await Promise.resolve()
      return await ask(...asked).finally(() => (waiting -= 1))
    }
    Object.assign(ctx.dialer, {
      calls: { ...calls, search: counted(calls.search) },
      callbacks: { ...callbacks, search: counted(callbacks.search) },
      leads: { ...leads, recordings: counted(leads.recordings) },
    })
    const parts = await timeline()
    const askedOf = (source: string) => person.asked.filter((asked) => asked.source === source && 'leadId' in asked.input).length
    expect([askedOf('calls'), askedOf('recordings'), askedOf('callbacks')]).toEqual([20, 20, 20])
    expect(most).toBeLessThanOrEqual(12)
    expect(endOf(parts, 'recordings')?.problem).toBe('Only the 20 leads changed last, of 25, are looked through here.')
  })

  it('asks no lead for what its row and its calls have told already', async () => {
    const { person, timeline } = await opened()
    const lead = (id: string, changes: Partial<Lead>) => aLead({ id, phone: number, calledCount: 1, createdAt: daysAgo(400), ...changes })
    const heard = { recordings: [aRecording({ id: '51' })] }
    const call = (id: string, changes: Partial<Call> = {}) => aCall({ id, leadId: id, phone: number, numberDialed: number, startedAt: daysAgo(2), ...changes })
    person.known.leads = [
      lead('1', { calledCount: 0 }),
      lead('2', { lastCalledAt: daysAgo(200) }),
      lead('3', { lastCalledAt: daysAgo(2) }),
      lead('4', { lastCalledAt: daysAgo(2) }),
      // Nobody has told what was said to these: a call without its recording, one that came later than any known, one known to its row alone.
      lead('5', { lastCalledAt: daysAgo(2) }),
      lead('6', { lastCalledAt: daysAgo(1) }),
      lead('7', { lastCalledAt: daysAgo(2), phone: '2125550100', altPhone1: number }),
    ]
    person.known.calls = [call('3', heard), call('4', { seconds: 0 }), call('5'), call('6', heard)]
    person.known.recordings = [aRecording({ id: '77', leadId: '7', startedAt: daysAgo(2) })]
    const parts = await timeline()
    const askedOf = (source: string) => person.asked.flatMap((asked) => (asked.source === source && 'leadId' in asked.input ? [asked.input.leadId] : [])).toSorted()
    expect(askedOf('recordings')).toEqual(['5', '6', '7'])
    expect(askedOf('calls')).toEqual(['7'])
    expect(eventsOf(parts, 'recordings').map(({ id }) => id)).toEqual(['recording-7-77'])
    expect(endOf(parts, 'recordings')).toMatchObject({ problem: null, window: endOf(parts, 'calls')?.window })
  })

  it('asks every lead for recordings where the calls could not be read', async () => {
    const { person, timeline } = await opened()
    person.known.leads = [aLead({ id: '7', phone: number, calledCount: 1, lastCalledAt: daysAgo(2) })]
    person.known.recordings = [aRecording({ id: '51', startedAt: daysAgo(2) })]
    person.failing.add('calls')
    expect(eventsOf(await timeline(), 'recordings')).toHaveLength(1)
  })

  it('asks for no recordings once the story was left', async () => {
    const { person, ctx, key } = await opened()
    const wasCalled = { calledCount: 1, lastCalledAt: daysAgo(2) }
    person.known.leads = [aLead({ id: '7', phone: number, ...wasCalled }), aLead({ id: '8', phone: '2125550100', altPhone1: number, ...wasCalled })]
    const gate = Promise.withResolvers<undefined>()
    const search = person.calls.search
    person.calls.search = async (filters, options) => {
      if (filters.leadId !== undefined) await gate.promise
      return await search(filters, options)
    }
    for await (const part of await getTimeline(ctx, { key })) if (part.source === 'calls') break
    gate.resolve(undefined)
    await vi.waitFor(() => expect(person.asked.some(({ input }) => 'leadId' in input)).toBe(true))
    await new Promise(setImmediate)
    expect(person.asked.filter(({ source }) => source === 'recordings')).toEqual([])
  })

  it('reads the callbacks of a small account at once, and those of many leads all', async () => {
    const { person, timeline } = await opened()
    person.known.leads = Array.from({ length: 25 }, (_, index) => aLead({ id: String(index + 1), phone: number }))
    person.known.callbacks = [...person.known.leads.map(({ id }) => aCallback({ id, leadId: id })), aCallback({ id: '99', leadId: '99' }), aCallback({ id: '98', leadId: null })]
    const parts = await timeline()
    expect(eventsOf(parts, 'callbacks').map(({ leadId }) => Number(leadId)).toSorted((a, b) => a - b)).toEqual(person.known.leads.map(({ id }) => Number(id)))
    expect(endOf(parts, 'callbacks')?.problem).toBeNull()
    expect(person.asked.filter(({ source }) => source === 'callbacks')).toHaveLength(2)
  })

  it('never asks for lead 0, which would be everybody', async () => {
    const { person, timeline } = await opened('manager')
    person.known.leads = [aLead({ id: '0', phone: '2125550100', altPhone1: number }), aLead({ id: '7', phone: number })]
    await timeline()
    const leadIds = person.asked.flatMap(({ input }) => ('leadId' in input ? [input.leadId] : []))
    expect([...new Set(leadIds)]).toEqual(['7'])
  })

  it('loses none of 60,000 calls, though the log ends at 40,000, and never asks without a start', async () => {
    const { person, timeline } = await opened()
    // Some in every second of half a day, so that slices end inside a second.
    person.known.calls = Array.from({ length: 60_000 }, (_, index) =>
      aCall({ id: String(index + 1), phone: number, numberDialed: number, startedAt: daysAgo(5, Math.floor(index / 7)) }),
    )
    const found = new Set<string>()
    const windows: { from: string; to: string }[] = []
    let to: string | undefined
    for (let loads = 0; loads < 60 && found.size < 60_000; loads += 1) {
      const parts = await timeline(to)
      for (const { id } of eventsOf(parts, 'calls')) found.add(id)
      const window = endOf(parts, 'calls')?.window
      if (window === null || window === undefined) throw new Error('a load ended without its window')
      windows.push(window)
      to = window.from
    }
    expect(found.size).toBe(60_000)
    expect(windows.every(({ from }, index) => index === 0 || from < (windows[index - 1]?.from ?? ''))).toBe(true)
    const calls = person.asked.filter(({ source }) => source === 'calls')
    expect(calls.every(({ input }) => 'from' in input && typeof input.from === 'string')).toBe(true)
    expect(Math.max(...calls.map(({ input }) => ('offset' in input ? Number(input.offset) : 0)))).toBeLessThan(40_000)
  }, 60_000)

  it('reads through an hour that happens twice', async () => {
    const { person, timeline } = await opened('supervisor', Date.UTC(2026, 10, 2))
    const night = Date.UTC(2026, 10, 1, 7, 30)
    person.known.calls = Array.from({ length: 1_900 }, (_, index) =>
      aCall({ id: String(index + 1), phone: number, numberDialed: number, startedAt: toInstant(night + index * 6_000) }),
    )
    expect(new Set(eventsOf(await timeline(), 'calls').map(({ id }) => id)).size).toBe(1_900)
  })

  it('shows no calls of an upstream that ignores the filter', async () => {
    const { person, timeline, ctx } = await opened()
    const stranger = aCall({ id: '1', phone: '2125550100', numberDialed: '2125550100', startedAt: daysAgo(1) })
    person.calls.search = () => Promise.resolve({ data: { items: [stranger], total: 1, offset: 0, limit: 500 }, begunAt: '', answeredAt: '' })
    Object.assign(ctx.dialer.calls, person.calls)
    const parts = await timeline()
    expect(eventsOf(parts, 'calls')).toEqual([])
    expect(endOf(parts, 'calls')?.problem).toBe('Convoso answered with calls of other people.')
  })

  it('refuses a viewer before the first part', async () => {
    const { ctx, key, desk } = await opened()
    await expect(getTimeline({ ...ctxFor(desk, 'viewer'), dialer: ctx.dialer }, { key })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
