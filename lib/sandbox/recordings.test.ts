import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSmall, type Small } from './core/small-account'
import { callIdOf, readBlob } from './recording-link'

let small: Small
beforeEach(() => {
  small = openSmall()
})
afterEach(() => small.sandbox.close())

const link = /^http:\/\/127\.0\.0\.1\/play-recording-public\/([A-Za-z0-9=]+)\?rlt=[A-Za-z0-9_-]{43}$/

describe('leads/get-recordings', () => {
  test('numbers throughout, naive stamps, a play link', async () => {
    expect(await small.ask('leads/get-recordings', { lead_id: '1' })).toEqual({
      success: true,
      data: {
        offset: 0, limit: 10, total: 1,
        entries: [{
          recording_id: 801, lead_id: 1, start_time: '2026-11-18 10:00:00', end_time: '2026-11-18 10:10:00', seconds: 600,
          url: expect.stringMatching(link),
        }],
      },
    })
  })

  test.each<[Record<string, string>, number]>([
    [{ lead_id: '0' }, 1], [{ lead_id: '2' }, 0], [{ lead_id: '0', start_time: '2026-11-18 10:00:01' }, 0],
    [{ lead_id: '0', end_time: '2026-11-18' }, 1],
  ])('%o finds %i', async (form, total) => {
    expect(await small.ask('leads/get-recordings', form)).toMatchObject({ data: { total } })
  })

  test.each<[Record<string, string>, number]>([[{}, 6005], [{ lead_id: '99' }, 6005],
    [{ lead_id: '0', offset: 'x' }, 7231]])('%o is refused with %i', async (form, code) => {
    expect(await small.ask('leads/get-recordings', form)).toMatchObject({ success: false, code })
  })

  test.each([['101', 100], ['', 10], ['7', 7]])('a limit of "%s" is told back as %i', async (limit, told) => {
    expect(await small.ask('leads/get-recordings', { lead_id: '0', limit })).toMatchObject({ data: { limit: told } })
  })

  test('an account of bare names gives no host', async () => {
    small.sandbox.close()
    small = openSmall({ recordingUrls: 'bare' })
    expect(await small.ask('leads/get-recordings',
      { lead_id: '1' })).toMatchObject({ data: { entries: [{ url: expect.stringMatching(/^123456_31_[\d_]+-in-\d+\.mp3$/) }] } })
  })
})

describe('users/recordings', () => {
  test('never tells the end nor the seconds', async () => {
    expect(await small.ask('users/recordings', { user: 'ADA@example.com,ben@example.com' })).toMatchObject({
      data: { offset: 0, limit: 20, total: 1, entries: [{ recording_id: 801, end_time: '', seconds: null }] },
    })
  })

  test.each([{}, { user: 'nobody@example.com' }])('%o is 6005', async (form) => {
    expect(await small.ask('users/recordings', form)).toEqual({ success: false, code: 6005, text: 'Missing users' })
  })
})

describe('a play link', () => {
  test('leads back to its call and to no other', async () => {
    const answer = JSON.stringify(await small.ask('leads/get-recordings', { lead_id: '1' }))
    const blob = /play-recording-public\/([A-Za-z0-9=]+)/.exec(answer)?.[1] ?? ''
    const read = readBlob(blob)
    expect(read?.number).toBe(123_456)
    expect(read?.unitId).toHaveLength(32)
    expect(callIdOf(small.account, read?.unitId ?? '')).toBe(801)
    expect(callIdOf(small.account, (read?.unitId ?? '').replace(/.$/, '2'))).toBeUndefined()
  })

  test.each(['', 'abc', 'JTdCJTdE', '%%%'])('a blob of "%s" is none', (blob) => {
    expect(readBlob(blob)).toBeUndefined()
  })
})
