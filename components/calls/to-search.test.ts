import { describe, expect, it } from 'vitest'
import { callSearchParams, isNarrowed } from './search-params'
import { toCallSearch } from './to-search'

const frame = { zone: 'America/Los_Angeles', nowMs: Date.parse('2026-03-04T20:00:00Z') }
const of = (query: string) => toCallSearch(callSearchParams.read(new URLSearchParams(query)), frame)
const nothing = { user: [], campaign: [], list: [], queue: [], status: [], type: [] }

describe('what the address of /calls asks for', () => {
  it('is today by itself, up to now, in the zone of the account', () => {
    expect(of('')).toEqual({ ...nothing, from: '2026-03-04T08:00:00.000Z', to: '2026-03-04T20:00:00.000Z' })
  })

  it('takes days and moments over words, as charts link to it', () => {
    expect(of('when=yesterday&from=2026-03-02&to=2026-03-03')).toMatchObject({ from: '2026-03-02T08:00:00.000Z', to: '2026-03-04T07:59:59.000Z' })
    expect(of('from=2026-03-02T17:05:00.000Z&to=2026-03-02T17:09:59.000Z')).toMatchObject({ from: '2026-03-02T17:05:00.000Z', to: '2026-03-02T17:09:59.000Z' })
    expect(of('from=2026-03-04')).toMatchObject({ from: '2026-03-04T08:00:00.000Z', to: '2026-03-04T20:00:00.000Z' })
    expect(of('from=2026-03-04&to=2026-03-09')?.to).toBe('2026-03-04T20:00:00.000Z')
  })

  it('carries every filter and drops what would be refused', () => {
    expect(of('user=31,32,x&campaign=101&list=7,0&queue=5&status=SALE,A B&type=INBOUND,OTHER&lead=42&attempt=3&s=abcdefghijklmnopqrst')).toMatchObject({
      user: ['31', '32'], campaign: ['101'], list: ['7'], queue: ['5'], status: ['SALE'], type: ['INBOUND'], lead: '42', attempt: 3, s: 'abcdefghijklmnopqrst',
    })
    expect(of('lead=0&s=short')).not.toHaveProperty('lead')
    expect(of('s=short')).not.toHaveProperty('s')
  })

  it('asks nothing about a time that is not understood', () => {
    expect(of('when=the other day')).toBeNull()
    expect(of('from=soon')).toBeNull()
    expect(of('from=2026-03-02&to=2026-99-99T00:00:00Z')).toBeNull()
  })

  it('tells whether anything but the time narrows it', () => {
    expect(isNarrowed(callSearchParams.read(new URLSearchParams('when=yesterday&from=2026-03-02&open=5')))).toBe(false)
    expect(isNarrowed(callSearchParams.read(new URLSearchParams('attempt=0')))).toBe(true)
  })
})
