import { describe, expect, it } from 'vitest'
import type { BoardList } from '@/lib/contracts/lists'
import { filterLists } from './filter-lists'
import { listSearchParams, noListFilters } from './search-params'

const list = (id: string, changes: Partial<BoardList> = {}): BoardList => ({
  id, name: `Solar list ${id}`, active: true, campaignId: '101', campaignName: 'Solar West', lastCalledAt: null, drift: null, pending: null, ...changes,
})

const drift = { changes: [{ field: 'active' as const, from: 'true', to: 'false' }], seenAt: '2026-03-03T18:00:00.000Z' }
const lists = [list('1'), list('2', { active: false, drift }), list('3', { campaignId: '102', campaignName: 'Medicare' }), list('4', { campaignId: null, campaignName: null })]
const idsUnder = (changes: Partial<Parameters<typeof filterLists>[1]>) => filterLists(lists, { ...noListFilters, ...changes }).map(({ id }) => id)

describe('filterLists', () => {
  it.each([
    [{}, ['1', '2', '3', '4']],
    [{ q: 'solar 2' }, ['2']],
    [{ q: 'medicare' }, ['3']],
    [{ status: ['inactive'] as const }, ['2']],
    [{ status: ['active', 'inactive'] as const }, ['1', '2', '3', '4']],
    [{ campaign: ['101', 'none'] }, ['1', '2', '4']],
    [{ drift: true }, ['2']],
    [{ q: 'nobody' }, []],
  ])('%o leaves %j', (changes, ids) => {
    expect(idsUnder(changes)).toEqual(ids)
  })
})

describe('the address of the lists', () => {
  it('holds every filter, and nothing at its default', () => {
    const search = { ...listSearchParams.read(new URLSearchParams()), q: 'solar', status: ['inactive'] as const, campaign: ['101', 'none'], sort: 'campaign' as const }
    const written = listSearchParams.write(search)
    expect(written.toString()).toBe('q=solar&status=inactive&campaign=101%2Cnone&sort=campaign')
    expect(listSearchParams.read(written)).toEqual(search)
  })
})
