import { describe, expect, it } from 'vitest'
import { isFiltered, recordingSearchParams } from './search-params'
import { toRecordingsFilter } from './to-filter'

const frame = { zone: 'America/Los_Angeles', nowMs: Date.parse('2026-03-04T20:00:00Z') }
const of = (query: string) => toRecordingsFilter(recordingSearchParams.read(new URLSearchParams(query)), frame)

describe('what the address of /recordings asks for', () => {
  it('is today by itself, up to now, in the zone of the account', () => {
    expect(of('')).toEqual({ from: '2026-03-04T08:00:00.000Z', to: '2026-03-04T20:00:00.000Z', agent: [], campaign: [], status: [] })
  })

  it('understands time in words and carries every filter', () => {
    expect(of('when=last 7 d&agent=31,32&campaign=101&status=SALE,NI&lead=42&min=30&max=600')).toEqual({
      from: '2026-02-26T08:00:00.000Z',
      to: '2026-03-04T20:00:00.000Z',
      agent: ['31', '32'],
      campaign: ['101'],
      status: ['SALE', 'NI'],
      lead: '42',
      minSeconds: 30,
      maxSeconds: 600,
    })
  })

  it('drops what would be refused: lead 0, words for ids, odd codes', () => {
    expect(of('lead=0&agent=x,0,31&status=A B')).toMatchObject({ agent: ['31'], status: [] })
    expect(of('lead=0')).not.toHaveProperty('lead')
  })

  it('has an end and a beginning even when only one is named', () => {
    expect(of('when=since 2026-03-01')).toMatchObject({ from: '2026-03-01T08:00:00.000Z', to: '2026-03-04T20:00:00.000Z' })
    expect(of('when=before 2026-03-01')?.from).toBe('2025-03-01T07:59:59.000Z')
  })

  it('asks nothing about a time that is not understood', () => expect(of('when=the other day')).toBeNull())

  it('tells whether anything but the time narrows it', () => {
    const read = (query: string) => isFiltered(recordingSearchParams.read(new URLSearchParams(query)))
    expect([read(''), read('when=yesterday'), read('min=30'), read('agent=31')]).toEqual([false, false, true, true])
  })
})
