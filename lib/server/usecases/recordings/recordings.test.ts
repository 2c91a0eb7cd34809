import { describe, expect, it } from 'vitest'
import type { Call } from '@/lib/contracts/calls'
import type { Recording, RecordingsQuery } from '@/lib/contracts/recordings'
import { AppError } from '@/lib/server/core/errors'
import type { CallFilters } from '@/lib/server/ports/dialer'
import { fromInstant, toInstant } from '@/lib/shared/instant'
import { fakeRecordingFiles } from '@/lib/testing/fake-recordings'
import { ctxFor, testDesk } from '../testing-desk'
import { readByteRange } from './byte-range'
import { getPeaks } from './get-peaks'
import { playRecording } from './play-recording'
import { searchRecordings } from './search-recordings'

const secret = 'https://rec.example/play/abc?rlt=bearer-secret'
const begin = fromInstant('2026-03-02T20:00:00Z')

const recordingOf = (id: string, leadId: string | null, source: string | null = secret): Recording => ({ id, leadId, startedAt: null, endedAt: null, seconds: 60, source })

const callOf = (index: number, more: Partial<Call> = {}): Call => ({
  id: String(index + 1),
  leadId: '42',
  listId: null,
  campaignId: '101',
  campaignName: 'Solar West',
  userId: '31',
  userName: 'Ada Byron',
  system: false,
  phone: '8185550199',
  numberDialed: '8185550199',
  firstName: 'Maria',
  lastName: 'Gonzalez',
  status: 'SALE',
  statusName: 'Sale',
  startedAt: toInstant(begin - index * 1_000),
  seconds: 60,
  callType: 'OUTBOUND',
  endedBy: null,
  queueId: null,
  queueSeconds: null,
  calledCount: null,
  comment: null,
  recordings: [recordingOf(`r${index + 1}`, '42')],
  ...more,
})

/** A log and the recordings of leads behind the desk; every question is noted. */
async function start({ calls = [], recordings = {} }: { calls?: Call[]; recordings?: Record<string, Recording[]> } = {}) {
  const { desk, store, clock } = await testDesk()
  const asked: { calls: CallFilters[]; leads: { leadId: string; offset?: number }[] } = { calls: [], leads: [] }
  const files = fakeRecordingFiles()
  const stamp = () => ({ begunAt: toInstant(clock.now()), answeredAt: toInstant(clock.now()) })
  const dialer = {
    ...desk.dialer,
    calls: {
      search: async (filters: CallFilters) => {
        asked.calls.push(filters)
        const { offset = 0, limit = 500, id } = filters
        const rows = calls.filter((row) => (id === undefined || row.id === id) && (row.startedAt ?? '') <= filters.to && (row.startedAt ?? '') >= filters.from)
        return { data: { items: rows.slice(offset, offset + limit), total: rows.length, offset, limit }, ...stamp() }
      },
    },
    leads: {
      ...desk.dialer.leads,
      recordings: async ({ leadId, offset = 0, limit = 10 }: { leadId: string; offset?: number; limit?: number }) => {
        asked.leads.push({ leadId, offset })
        const rows = recordings[leadId] ?? []
        return { data: { items: rows.slice(offset, offset + limit), total: rows.length, offset, limit }, ...stamp() }
      },
    },
  }
  return { desk: { ...desk, dialer, recordingFiles: files }, store, clock, asked, files }
}

const play = { rangeHeader: null, isDownload: false, signal: new AbortController().signal }

describe('playing a recording', () => {
  it.each(['l42-r7', 'c3'])('%s looks it up, opens its source and leaves one pair of audit rows', async (recordingId) => {
    const { desk, store, files } = await start({ calls: [callOf(0), callOf(1), callOf(2)], recordings: { '42': [recordingOf('r1', '42'), recordingOf('r7', '42')] } })
    const file = await playRecording(ctxFor(desk, 'supervisor'), { ...play, recordingId })
    expect(file.status).toBe(200)
    expect(files.asked).toEqual([{ source: secret, range: null }])
    expect(store.entries.map(({ action, outcome, targetId }) => [action, outcome, targetId])).toEqual([
      ['recordings.play', 'attempted', recordingId],
      ['recordings.play', 'succeeded', recordingId],
    ])
    expect(JSON.stringify(store.entries)).not.toContain('bearer-secret')
  })

  it('rejects a viewer, and a supervisor who wants to keep it', async () => {
    const { desk, asked, files, store } = await start({ calls: [callOf(0)] })
    await expect(playRecording(ctxFor(desk, 'viewer'), { ...play, recordingId: 'c1' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(playRecording(ctxFor(desk, 'supervisor'), { ...play, recordingId: 'c1', isDownload: true })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(getPeaks(ctxFor(desk, 'viewer'), { recordingId: 'c1', signal: play.signal })).rejects.toMatchObject({ code: 'forbidden' })
    expect([asked.calls, files.asked]).toEqual([[], []])
    expect(store.entries.map(({ action, outcome, targetId }) => [action, outcome, targetId])).toEqual([['access.denied', 'denied', 'GET /api/recordings/c1/audio']])
  })

  it('records a download as one, beside the play', async () => {
    const { desk, store } = await start({ calls: [callOf(0)] })
    const ctx = ctxFor(desk, 'manager')
    await playRecording(ctx, { ...play, recordingId: 'c1' })
    await playRecording(ctx, { ...play, recordingId: 'c1', isDownload: true })
    expect(store.entries.map(({ action }) => action)).toEqual(['recordings.play', 'recordings.play', 'recordings.download', 'recordings.download'])
  })

  it('asks once and records once for the parts of one playback; another person and another time are plays of their own', async () => {
    const { desk, store, asked, files, clock } = await start({ calls: [callOf(0)] })
    const ctx = ctxFor(desk, 'supervisor')
    for (const rangeHeader of ['bytes=0-', 'bytes=1000-1999', 'bytes=-10', 'bytes=1-2,4-5'])
      await playRecording(ctx, { ...play, recordingId: 'c1', rangeHeader })
    expect(files.asked.map(({ range }) => range)).toEqual([{ first: 0, last: null }, { first: 1_000, last: 1_999 }, { suffix: 10 }, null])
    expect([asked.calls.length, store.entries.length]).toEqual([1, 2])
    await playRecording(ctxFor(desk, 'supervisor', 'Somebody else'), { ...play, recordingId: 'c1' })
    expect([asked.calls.length, store.entries.length]).toEqual([1, 4])
    await clock.advance(31_000)
    await playRecording(ctx, { ...play, recordingId: 'c1' })
    expect([asked.calls.length, store.entries.length]).toEqual([2, 4])
    await clock.advance(600_000)
    await playRecording(ctx, { ...play, recordingId: 'c1' })
    expect(store.entries).toHaveLength(6)
  })

  it('that fails says so in the audit, and the next try is recorded again', async () => {
    const { desk, store, files } = await start({ calls: [callOf(0)] })
    files.failures.push(new AppError('recording_url_rejected', 'Not from there.'))
    const ctx = ctxFor(desk, 'supervisor')
    await expect(playRecording(ctx, { ...play, recordingId: 'c1' })).rejects.toMatchObject({ code: 'recording_url_rejected' })
    await playRecording(ctx, { ...play, recordingId: 'c1' })
    expect(store.entries.map(({ outcome }) => outcome)).toEqual(['attempted', 'failed', 'attempted', 'succeeded'])
  })

  it('does not sound when the audit cannot be written, for none of its parts', async () => {
    const { desk, files } = await start({ calls: [callOf(0)] })
    const store = { ...desk.store, audit: { ...desk.store.audit, append: () => Promise.reject(new AppError('storage_full', 'The store is full.')) } }
    const ctx = ctxFor({ ...desk, store }, 'supervisor')
    const parts = await Promise.allSettled([0, 1, 2].map(() => playRecording(ctx, { ...play, recordingId: 'c1' })))
    expect(parts.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(files.asked).toEqual([])
  })

  it('that is given up in the middle of seeking is not told as failed', async () => {
    const { desk, store, files } = await start({ calls: [callOf(0)] })
    const ctx = ctxFor(desk, 'supervisor')
    await playRecording(ctx, { ...play, recordingId: 'c1' })
    files.failures.push(new AppError('upstream_unavailable', 'Left.'))
    await expect(playRecording(ctx, { ...play, recordingId: 'c1', rangeHeader: 'bytes=5-' })).rejects.toThrow()
    await playRecording(ctx, { ...play, recordingId: 'c1', rangeHeader: 'bytes=9-' })
    expect(store.entries.map(({ outcome }) => outcome)).toEqual(['attempted', 'succeeded'])
  })

  it.each(['l0-r1', 'c0', 'l00042-r1', 'l42-', 'l42-a/b', 'c1&lead_id=0', '1', ''])('never asks for "%s"', async (recordingId) => {
    const { desk, asked } = await start({ calls: [callOf(0)], recordings: { '0': [recordingOf('r1', null)] } })
    await expect(playRecording(ctxFor(desk, 'admin'), { ...play, recordingId })).rejects.toMatchObject({ code: 'invalid_request' })
    expect(asked).toEqual({ calls: [], leads: [] })
  })

  it('never plays what belongs to somebody else, though the upstream ignores the filter', async () => {
    const { desk } = await start({ recordings: { '42': [recordingOf('r7', '43')] } })
    await expect(playRecording(ctxFor(desk, 'admin'), { ...play, recordingId: 'l42-r7' })).rejects.toMatchObject({ code: 'not_found' })
    const all = await start({ calls: [callOf(5)] })
    const careless = { ...all.desk.dialer, calls: { search: () => all.desk.dialer.calls.search({ from: '2000-01-01T00:00:00Z', to: '2030-01-01T00:00:00Z' }) } }
    await expect(playRecording(ctxFor({ ...all.desk, dialer: careless }, 'admin'), { ...play, recordingId: 'c1' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('turns the pages of a lead with many', async () => {
    const many = Array.from({ length: 250 }, (_, index) => recordingOf(`r${index}`, '42'))
    const { desk, asked } = await start({ recordings: { '42': many } })
    await playRecording(ctxFor(desk, 'admin'), { ...play, recordingId: 'l42-r249' })
    expect(asked.leads.map(({ offset }) => offset)).toEqual([0, 100, 200])
    await expect(playRecording(ctxFor(desk, 'admin'), { ...play, recordingId: 'l42-none' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('says when there is no file and when there is no recording yet', async () => {
    const { desk } = await start({ calls: [callOf(0, { recordings: [] })], recordings: { '42': [recordingOf('r1', '42', null)] } })
    await expect(playRecording(ctxFor(desk, 'admin'), { ...play, recordingId: 'c1' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(playRecording(ctxFor(desk, 'admin'), { ...play, recordingId: 'l42-r1' })).rejects.toMatchObject({ code: 'recording_not_playable' })
  })

  it('is looked up anew after a look-up that failed', async () => {
    const { desk, asked } = await start()
    const ctx = ctxFor(desk, 'admin')
    await expect(playRecording(ctx, { ...play, recordingId: 'c1' })).rejects.toThrow()
    await expect(playRecording(ctx, { ...play, recordingId: 'c1' })).rejects.toThrow()
    expect(asked.calls).toHaveLength(2)
  })
})

describe('the waveform', () => {
  it('needs no audit row and shares the look-up of the play', async () => {
    const { desk, store, asked } = await start({ calls: [callOf(0)] })
    const ctx = ctxFor(desk, 'supervisor')
    const [drawn] = await Promise.all([
      getPeaks(ctx, { recordingId: 'c1', signal: play.signal }),
      playRecording(ctx, { ...play, recordingId: 'c1' }),
    ])
    expect(drawn.channels).toHaveLength(1)
    expect([asked.calls.length, store.entries.length]).toEqual([1, 2])
  })
})

describe('a range', () => {
  it.each([null, '', 'bytes=', 'bytes=-', 'bytes=-0', 'bytes=5-2', 'bytes=1-2,3-4', 'items=0-1', 'bytes=0-1\r\nx: y', 'bytes=a-b', `bytes=${'9'.repeat(16)}-`])('is none in %j', (header) => {
    expect(readByteRange(header)).toBeNull()
  })
})

describe('browsing recordings', () => {
  const span: RecordingsQuery = { from: '2026-03-02T00:00:00Z', to: '2026-03-02T23:59:59Z', agent: [], campaign: [], status: [], skip: 0 }

  it('rejects a viewer', async () => {
    const { desk, asked } = await start({ calls: [callOf(0)] })
    await expect(searchRecordings(ctxFor(desk, 'viewer'), span)).rejects.toMatchObject({ code: 'forbidden' })
    expect(asked.calls).toEqual([])
  })

  it('answers without the source, and records the page that was opened', async () => {
    const { desk, store } = await start({ calls: [callOf(0), callOf(1, { recordings: [recordingOf('r2', '42', '1403237496-all.wav')] })] })
    const answer = await searchRecordings(ctxFor(desk, 'supervisor'), span)
    expect(answer.items.map(({ id, isPlayable, leadName }) => [id, isPlayable, leadName])).toEqual([
      ['c1', true, 'Maria Gonzalez'],
      ['c2', false, 'Maria Gonzalez'],
    ])
    expect(JSON.stringify(answer)).not.toMatch(/source|bearer-secret|all\.wav/)
    expect(store.entries.map(({ action, targetKind }) => [action, targetKind])).toEqual([['personal.open', 'page']])
  })

  it('asks for what the upstream can filter and checks all of it again', async () => {
    const others: Partial<Call>[] = [{ userId: '32' }, { campaignId: '102' }, { status: 'NI' }, { leadId: '43' }, { seconds: 9 }, { seconds: 601 }, { recordings: [] }]
    const { desk, asked } = await start({ calls: [callOf(0), ...others.map((more, index) => callOf(index + 1, more))] })
    const query = { ...span, agent: ['31'], campaign: ['101'], status: ['SALE'], lead: '42', minSeconds: 10, maxSeconds: 600 }
    const answer = await searchRecordings(ctxFor(desk, 'supervisor'), query)
    expect(answer.items.map(({ callId }) => callId)).toEqual(['1'])
    expect(answer).toMatchObject({ looked: 8, calls: 8, next: null })
    expect(asked.calls[0]).toMatchObject({ userIds: ['31'], campaignIds: ['101'], statuses: ['SALE'], leadId: '42', from: '2026-03-02T00:00:00.000Z', to: '2026-03-02T23:59:59.000Z', order: 'desc', withRecordings: true })
  })

  it('shows every recording once over its pages, however far down', async () => {
    // Three in a second, each fourth recorded, so that pages end in the middle of a second and of what was read.
    const calls = Array.from({ length: 24_000 }, (_, index) =>
      callOf(index, { startedAt: toInstant(begin - Math.floor(index / 3) * 1_000), ...(index % 4 !== 0 && { recordings: [] }) }),
    )
    const { desk, asked } = await start({ calls })
    const ctx = ctxFor(desk, 'admin')
    const ids: string[] = []
    let next: { before: string; skip: number } | null = { before: span.to, skip: 0 }
    while (next !== null) {
      const answer = await searchRecordings(ctx, { ...span, ...next })
      ids.push(...answer.items.map(({ id }) => id))
      next = answer.next
    }
    expect(ids).toHaveLength(6_000)
    expect(new Set(ids).size).toBe(6_000)
    expect(Math.max(...asked.calls.map(({ offset = 0 }) => offset))).toBeLessThan(10)
  })

  it('stops looking after a while and says where to go on', async () => {
    const calls = Array.from({ length: 3_000 }, (_, index) => callOf(index, index === 2_500 ? {} : { recordings: [] }))
    const { desk } = await start({ calls })
    const first = await searchRecordings(ctxFor(desk, 'supervisor'), span)
    expect(first).toMatchObject({ items: [], looked: 1_000, calls: 3_000, next: { before: calls[999]?.startedAt, skip: 1 } })
    expect(await searchRecordings(ctxFor(desk, 'supervisor'), { ...span, ...first.next })).toMatchObject({ looked: 1_000, calls: 2_000 })
  })

  it('refuses a span that ends before it begins', async () => {
    const { desk } = await start()
    await expect(searchRecordings(ctxFor(desk, 'supervisor'), { ...span, to: '2026-03-01T00:00:00Z' })).rejects.toMatchObject({ code: 'invalid_request' })
  })
})
