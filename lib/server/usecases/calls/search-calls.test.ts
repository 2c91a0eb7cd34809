import { describe, expect, it } from 'vitest'
import type { Role } from '@/lib/contracts/permissions'
import { toInstant } from '@/lib/shared/instant'
import { aCall, aRecording, fakePerson } from '@/lib/testing/fake-person'
import { ctxFor, testDesk } from '../testing-desk'
import { keepCallSearch } from './keep-call-search'
import { searchCalls } from './search-calls'

const span = { from: '2026-03-03T08:00:00Z', to: '2026-03-04T07:59:59Z' }
const query = { ...span, user: [], campaign: [], list: [], queue: [], status: [], type: [], skip: 0, limit: 100 }

async function desk() {
  const test = await testDesk()
  const person = fakePerson()
  person.known.calls = Array.from({ length: 250 }, (_, index) =>
    aCall({
      id: String(index + 1), phone: '8185550199', numberDialed: '8185550199', startedAt: toInstant(Date.UTC(2026, 2, 3, 20) - index * 1000),
      ...(index === 0 && { recordings: [aRecording({ id: '51' })], comment: 'card 4111111111111111' }),
    }),
  )
  const as = (role: Role) => ctxFor({ ...test.desk, dialer: { ...test.dialer, ...person } }, role, role)
  return { ...test, person, as }
}

describe('searchCalls', () => {
  it('shows a page at a time, each call once, and writes down each page', async () => {
    const { as, store } = await desk()
    const ctx = as('supervisor')
    const ids: string[] = []
    let next: { before: string; skip: number } | null = null
    do {
      const answer = await searchCalls(ctx, { ...query, ...next })
      ids.push(...answer.items.map(({ id }) => id))
      next = answer.next
    } while (next !== null)
    expect(ids).toEqual(Array.from({ length: 250 }, (_, index) => String(index + 1)))
    expect(store.entries.filter(({ action }) => action === 'personal.open').map(({ after }) => after)).toEqual([{ rows: 100 }, { rows: 100 }, { rows: 50 }])
  })

  it('tells where to hear a call, never where its sound lies, and masks card numbers for everybody', async () => {
    const { as } = await desk()
    const answer = await searchCalls(as('admin'), { ...query, limit: 1 })
    expect(answer.items[0]).toMatchObject({ recordingId: 'c1', isPlayable: true, numberDialed: '8185550199' })
    expect(JSON.stringify(answer)).not.toMatch(/dialer\.example|4111111111111111/)
  })

  it('masks numbers for a viewer and offers no sound; nothing is written down', async () => {
    const { as, store, person } = await desk()
    const answer = await searchCalls(as('viewer'), query)
    expect(answer.items).toHaveLength(100)
    expect(JSON.stringify(answer)).not.toContain('8185550199')
    expect(answer.items[0]).toMatchObject({ recordingId: null, isPlayable: false })
    expect(person.asked[0]?.input).toMatchObject({ withRecordings: false })
    expect(store.entries).toEqual([])
  })

  it('finds somebody’s calls under a key that names nobody, for who may look people up', async () => {
    const { as, person, store } = await desk()
    person.known.calls.push(aCall({ id: '900', numberDialed: '2125550123', phone: '2125550123', startedAt: '2026-03-03T20:30:00.000Z' }))
    const { searchKey, sentence } = await keepCallSearch(as('supervisor'), { numberDialed: '+1 (212) 555-0123' })
    expect(sentence).toBe('Calls of the number dialed 2125550123')
    expect(searchKey).not.toContain('212')
    const answer = await searchCalls(as('supervisor'), { ...query, s: searchKey })
    expect(answer).toMatchObject({ items: [{ id: '900' }], total: 1, search: sentence })
    await expect(searchCalls(as('viewer'), { ...query, s: searchKey })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(keepCallSearch(as('viewer'), { phone: '2125550123' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(searchCalls(as('supervisor'), { ...query, s: 'a-key-that-nobody-kept' })).rejects.toMatchObject({ code: 'gone' })
    await searchCalls(as('admin'), { ...query, s: searchKey })
    expect(store.entries.filter(({ targetKind }) => targetKind === 'search')).toMatchObject([{ action: 'personal.open', after: { ofUser: 'user-supervisor' } }])
  })

  it('refuses a span that ends before it begins', async () => {
    const { as } = await desk()
    await expect(searchCalls(as('viewer'), { ...query, to: '2026-03-03T07:00:00Z' })).rejects.toMatchObject({ code: 'invalid_request' })
  })
})
