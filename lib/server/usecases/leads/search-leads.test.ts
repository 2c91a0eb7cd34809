import { describe, expect, it } from 'vitest'
import { leadSearchInput, leadSearchQuery } from '@/lib/contracts/lead-search'
import type { Lead, LeadFilters } from '@/lib/contracts/leads'
import type { Role } from '@/lib/contracts/permissions'
import { toInstant } from '@/lib/shared/instant'
import { AppError } from '@/lib/server/core/errors'
import type { Dialer, PageInput } from '@/lib/server/ports/dialer'
import { ctxFor, testDesk } from '../testing-desk'
import { keepSearch } from './keep-search'
import { matchesFilter } from './matches-filter'
import { searchLeads } from './search-leads'

const leadOf = (id: string, changes: Partial<Lead> = {}): Lead => ({
  id, listId: '21', listName: 'Solar', campaignId: null, campaignName: null, status: 'NEW', statusName: null, ownerId: null, userId: null, createdBy: null,
  createdAt: null, modifiedAt: null, lastCalledAt: null, calledCount: 1, phone: `81855501${id.padStart(2, '0')}`, phoneCode: '1', altPhone1: '', altPhone2: '',
  firstName: 'Zoë', lastName: 'Ray', email: `zoe${id}@example.com`, address1: '1 Elm St', address2: '', city: 'Reseda', state: 'CA', province: '',
  postalCode: '91335', country: 'US', gender: 'F', dateOfBirth: '1970-05-31', notes: 'A long note', custom: { pet: 'cat', wage: '1' }, ...changes,
})

const query = (input: Record<string, unknown> = {}) => leadSearchQuery.parse(input)
const typed = (text: string, page?: object) => leadSearchInput.parse({ text, ...(page !== undefined && { page }) })

type World = { leads: Lead[]; asked: (LeadFilters & PageInput)[]; namesTotal: boolean; ignoresFilters: boolean }

async function opened(role: Role, leads: Lead[], { namesTotal = true, ignoresFilters = false, calls = 0 } = {}) {
  const test = await testDesk()
  const world: World = { leads, asked: [], namesTotal, ignoresFilters }
  const dialer: Dialer = {
    ...test.dialer,
    leads: { ...test.dialer.leads, search: (input) => Promise.resolve(pageOf(world, input, test.clock.now())) },
    calls: {
      search: ({ phone, numberDialed }) => {
        const items = phone === undefined && numberDialed === undefined ? [] : Array.from({ length: calls }, (_, id) => callOf(String(id + 1)))
        const at = toInstant(test.clock.now())
        return Promise.resolve({ data: { items, total: items.length, offset: 0, limit: 100 }, begunAt: at, answeredAt: at })
      },
    },
  }
  const as = (who: Role, name?: string) => ({ ...ctxFor(test.desk, who, name), dialer })
  return { ctx: as(role), as, world, store: test.store, clock: test.clock }
}

function pageOf(world: World, { offset = 0, limit = 10, ...filters }: LeadFilters & PageInput, now: number) {
  world.asked.push({ ...filters, offset, limit })
  const matching = world.ignoresFilters ? world.leads : world.leads.filter((lead) => matchesFilter(lead, filters))
  const at = toInstant(now)
  return { data: { items: matching.slice(offset, offset + limit), total: world.namesTotal ? matching.length : null, offset, limit }, begunAt: at, answeredAt: at }
}

const callOf = (id: string) => ({
  id, leadId: null, listId: null, campaignId: null, campaignName: null, userId: null, userName: null, system: false, phone: null, numberDialed: null, firstName: null,
  lastName: null, status: 'NA', statusName: null, startedAt: null, seconds: 1, callType: null, endedBy: null, queueId: null, queueSeconds: null, calledCount: null,
  comment: null, recordings: [],
})

describe('searchLeads', () => {
  it('sends the filters of the address, spans on the account’s calendar, and pages', async () => {
    const { ctx, world, clock } = await opened('viewer', [leadOf('1'), leadOf('2', { status: 'SALE' }), leadOf('3')])
    const answer = await searchLeads(ctx, query({ listId: '21', status: ['NEW', 'NI'], created: '2026-01-01..2026-01-02', userId: '31', offset: '1', limit: '1' }))
    expect(world.asked).toEqual([
      {
        listIds: ['21'], statuses: ['NEW', 'NI'], userId: '31', created: { from: '2026-01-01T08:00:00.000Z', to: '2026-01-03T07:59:59.000Z' }, offset: 1, limit: 1,
      },
    ])
    expect(answer).toMatchObject({ items: [], total: 0, offset: 1, hasMore: false, now: toInstant(clock.now()) })
  })

  it('tells an honest total: exact, or none where the dialer names none', async () => {
    const leads = ['1', '2', '3'].map((id) => leadOf(id))
    const told = await opened('viewer', leads)
    expect(await searchLeads(told.ctx, query({ limit: 2 }))).toMatchObject({ total: 3, hasMore: true, cutOff: null, problem: null })
    const silent = await opened('viewer', leads, { namesTotal: false })
    expect(await searchLeads(silent.ctx, query({ limit: 3 }))).toMatchObject({ total: null, hasMore: true })
    expect(await searchLeads(silent.ctx, query({ limit: 3, offset: 3 }))).toMatchObject({ total: null, hasMore: false, items: [] })
  })

  it('says at its field what it does not understand', async () => {
    const { ctx, world } = await opened('viewer', [])
    await expect(searchLeads(ctx, query({ created: 'soon' }))).rejects.toMatchObject({ code: 'invalid_request', details: { fields: [{ path: 'created' }] } })
    expect(world.asked).toEqual([])
  })

  it('takes no personal filter from an address', () => {
    for (const name of ['phone', 'email', 'firstName', 'lastName', 'address1', 'city', 'state', 'postalCode', 'dateOfBirth', 'notes', 'custom', 'q', 'text', 'sort'])
      expect(leadSearchQuery.safeParse({ [name]: 'x' }).success).toBe(false)
  })

  it('answers with the asked columns alone, masked for a viewer', async () => {
    const { ctx, store } = await opened('viewer', [leadOf('1')])
    const { items } = await searchLeads(ctx, query({ fields: ['name', 'phone', 'custom.pet'] }))
    expect(items).toEqual([{ id: '1', firstName: 'Zoë', lastName: 'Ray', phone: '••••••••01', custom: {}, masked: ['phone'] }])
    expect(JSON.stringify(await searchLeads(ctx, query()))).not.toMatch(/8185550101|zoe1@|Elm|05-31/)
    expect(store.entries).toEqual([])
  })

  it('shows of the account’s own fields those that were chosen, and notes names only', async () => {
    const { ctx, store } = await opened('supervisor', [leadOf('1')])
    await store.meta.put('leads.custom-fields', '["pet"]')
    expect(await searchLeads(ctx, query({ fields: ['custom.pet', 'custom.wage'] }))).toMatchObject({ items: [{ custom: { pet: 'cat' } }], customFields: ['pet'] })
    expect(await store.meta.get('leads.custom-fields-seen')).toBe('["pet","wage"]')
  })

  it('writes who opened a page and of how many people, until the hour’s quota is used up', async () => {
    const { ctx, store } = await opened('supervisor', [leadOf('1'), leadOf('2')])
    await searchLeads(ctx, query())
    expect(store.entries).toMatchObject([{ action: 'personal.open', targetKind: 'page', targetId: 'leads', after: { rows: 2 } }])
    await store.personalReads.add(ctx.actor.userId ?? '', toInstant(ctx.clock.now() - (ctx.clock.now() % 3_600_000)), 10_000_000)
    await expect(searchLeads(ctx, query())).rejects.toMatchObject({ code: 'too_many_requests' })
  })

  it('leaves out rows of a dialer that ignores the filter, and says so', async () => {
    const { ctx } = await opened('supervisor', [leadOf('1', { status: 'SALE' }), leadOf('2')], { ignoresFilters: true })
    const answer = await searchLeads(ctx, query({ status: 'SALE' }))
    expect(answer.items.map(({ id }) => id)).toEqual(['1'])
    expect(answer).toMatchObject({ total: null, problem: expect.stringContaining('one lead that') })
  })
})

describe('a page larger than an answer may be', () => {
  it('is read in parts, each lead once and in their order', async () => {
    const { ctx, world } = await opened('viewer', Array.from({ length: 1_300 }, (_, at) => leadOf(String(at + 1))))
    const search: Dialer['leads']['search'] = (input, options) =>
      (input.limit ?? 0) > 500 ? Promise.reject(new AppError('upstream_unreadable', 'Too large.')) : ctx.dialer.leads.search(input, options)
    const narrow = { ...ctx, dialer: { ...ctx.dialer, leads: { ...ctx.dialer.leads, search } } }
    const answer = await searchLeads(narrow, query({ limit: 2000, offset: 100 }))
    expect(answer.items.map(({ id }) => Number(id))).toEqual(Array.from({ length: 1_200 }, (_, at) => at + 101))
    expect(answer).toMatchObject({ total: 1_300, hasMore: false, limit: 2_000 })
    expect(world.asked.map(({ offset, limit }) => [offset, limit])).toEqual([[100, 500], [600, 500], [1_100, 500]])
    const unreadable = { ...narrow.dialer.leads, search: () => Promise.reject(new AppError('upstream_unreadable', 'Not JSON.')) }
    await expect(searchLeads({ ...narrow, dialer: { ...narrow.dialer, leads: unreadable } }, query({ limit: 2000 }))).rejects.toMatchObject({ code: 'upstream_unreadable' })
  })
})

describe('a search for a person', () => {
  it('rejects a viewer with a text, with a field, and with somebody’s key', async () => {
    const { as, store } = await opened('viewer', [leadOf('1')])
    const viewer = as('viewer')
    await expect(keepSearch(viewer, typed('8185550101'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(keepSearch(viewer, leadSearchInput.parse({ fields: { city: 'Reseda' } }))).rejects.toMatchObject({ code: 'forbidden' })
    const { searchKey } = await keepSearch(as('supervisor'), typed('8185550101'))
    await expect(searchLeads(viewer, query({ s: searchKey }))).rejects.toMatchObject({ code: 'forbidden' })
    expect(store.entries.filter((entry) => entry.actorRole === 'viewer')).toEqual([])
  })

  it('finds a number in the main and in both alternate fields, each person once', async () => {
    const number = '3105550123'
    const leads = [leadOf('1', { phone: number, altPhone1: number }), leadOf('2', { altPhone1: number }), leadOf('3', { altPhone2: number }), leadOf('4')]
    const { ctx, world } = await opened('supervisor', leads)
    const { searchKey, understoodAs, first } = await keepSearch(ctx, typed('(310) 555-0123', {}))
    expect(world.asked.map(({ offset: _o, limit: _l, ...filters }) => filters)).toEqual([{ phone: number }, { altPhone1: number }, { altPhone2: number }])
    expect(first?.items.map(({ id }) => id)).toEqual(['1', '2', '3'])
    expect(first).toMatchObject({ total: 3, hasMore: false, callsWithNumber: null })
    expect(understoodAs).toMatchObject({ kind: 'phone', text: '(310) 555-0123', otherNumbers: ['13105550123'] })
    expect(searchKey).toMatch(/^[A-Za-z0-9_-]{22}$/)
    expect(searchKey).not.toContain(number)
    expect(await searchLeads(ctx, query({ s: searchKey }))).toMatchObject({ total: 3, search: { text: '(310) 555-0123' } })
  })

  it('pages through several ways of reading without showing anybody twice', async () => {
    const leads = Array.from({ length: 9 }, (_, at) => leadOf(String(at + 1), { firstName: at % 2 === 0 ? 'Ray' : 'Zoë', lastName: at % 2 === 0 ? 'Zoë' : 'Ray' }))
    const { ctx } = await opened('supervisor', leads)
    const { searchKey } = await keepSearch(ctx, typed('Zoë Ray'))
    const pages = await Promise.all([0, 4, 8].map((offset) => searchLeads(ctx, query({ s: searchKey, offset, limit: 4 }))))
    expect(pages.map(({ items }) => items.length)).toEqual([4, 4, 1])
    expect(new Set(pages.flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(9)
    expect(pages.map(({ hasMore }) => hasMore)).toEqual([true, true, false])
    expect(pages.at(-1)?.total).toBe(9)
  })

  it('finds a name in either order, an e-mail, an id, and named fields', async () => {
    const { ctx } = await opened('supervisor', [leadOf('1'), leadOf('2', { firstName: 'Ray', lastName: 'Zoë' }), leadOf('3', { firstName: 'Ann' })])
    const found = async (input: object) => (await keepSearch(ctx, leadSearchInput.parse({ ...input, page: {} }))).first?.items.map(({ id }) => id)
    expect(await found({ text: 'Ray Zoë' })).toEqual(['2', '1'])
    expect(await found({ text: 'Ray, Ann' })).toEqual(['3'])
    expect(await found({ text: 'ZOE2@example.com' })).toEqual(['2'])
    expect(await found({ text: '#3' })).toEqual(['3'])
    expect(await found({ fields: { lastName: 'ray', city: 'reseda', phone: '(818) 555-0103' } })).toEqual(['3'])
    expect(await found({ fields: { custom: { pet: 'dog' } } })).toEqual([])
  })

  it('keeps both the search and the filters beside it', async () => {
    const { ctx, world } = await opened('supervisor', [leadOf('1'), leadOf('2', { status: 'SALE' })])
    const { searchKey } = await keepSearch(ctx, typed('Zoë Ray'))
    expect((await searchLeads(ctx, query({ s: searchKey, status: 'SALE' }))).items.map(({ id }) => id)).toEqual(['2'])
    const lead = await keepSearch(ctx, typed('#1'))
    world.asked.length = 0
    expect(await searchLeads(ctx, query({ s: lead.searchKey, leadId: '2' }))).toMatchObject({ items: [], total: 0 })
    expect(world.asked).toEqual([])
  })

  it('says that an unknown number was called, and which number to try besides', async () => {
    const { ctx } = await opened('supervisor', [leadOf('1')], { calls: 3 })
    const { first } = await keepSearch(ctx, typed('+1 424 555 0100', {}))
    expect(first).toMatchObject({ items: [], total: 0, callsWithNumber: { calls: 3, isMore: false, days: 30 }, search: { otherNumbers: ['14245550100'] } })
    const exact = await keepSearch(ctx, leadSearchInput.parse({ text: '14245550100', exactly: true, page: {} }))
    expect(exact.understoodAs).toMatchObject({ text: '14245550100', otherNumbers: ['4245550100'] })
  })

  it('writes down who opened the search of another person, also when it finds nobody', async () => {
    const { as, store } = await opened('supervisor', [])
    const { searchKey } = await keepSearch(as('supervisor', 'Ann'), typed('#9'))
    expect(store.entries).toEqual([])
    await searchLeads(as('manager', 'Ben'), query({ s: searchKey }))
    expect(store.entries).toMatchObject([{ action: 'personal.open', actorName: 'Ben', targetKind: 'search', targetId: searchKey, after: { ofUser: 'user-Ann' } }])
    expect(JSON.stringify(store.entries)).not.toContain('#9')
  })

  it('is gone after its days, and never was under a guessed key', async () => {
    const { ctx } = await opened('supervisor', [])
    await expect(searchLeads(ctx, query({ s: 'a'.repeat(22) }))).rejects.toMatchObject({ code: 'gone' })
    await expect(keepSearch(ctx, leadSearchInput.parse({}))).rejects.toMatchObject({ code: 'invalid_request' })
  })
})
