import { describe, expect, it } from 'vitest'
import type { LeadFilters, NewLead } from '@/lib/contracts/leads'
import type { Dialer } from '@/lib/server/ports/dialer'
import { sample } from '@/lib/testing/sample'
import { goodSamples, json, ok, testClient } from './test-client'

/** The fields of the one request that the act makes, without the token. */
async function sent(act: (dialer: Dialer) => Promise<unknown>): Promise<Record<string, string>> {
  const client = testClient(({ path }) => ok(sample(goodSamples[path] ?? '')))
  await act(client.convoso)
  expect(client.seen).toHaveLength(1)
  const fields = Object.fromEntries(client.seen[0]?.fields ?? [])
  delete fields.auth_token
  return fields
}

async function refused(act: (dialer: Dialer) => Promise<unknown>): Promise<void> {
  const client = testClient(() => json({ success: true }))
  await expect(act(client.convoso)).rejects.toMatchObject({ code: 'invalid_request' })
  expect(client.seen).toHaveLength(0)
}

const day = { from: '2026-03-03T08:00:00Z', to: '2026-03-04T07:59:59Z' }

describe('lists', () => {
  it('always say which status they search', async () => {
    expect(await sent((d) => d.lists.search({ active: true }))).toEqual({ status: '1' })
    expect(await sent((d) => d.lists.search({ active: false, id: '5', campaignId: '7' }))).toEqual({ status: '0', id: '5', campaign_id: '7' })
  })

  it('send only what changes', async () => {
    expect(await sent((d) => d.lists.update('5', { active: false }))).toEqual({ list_id: '5', status: '0' })
    expect(await sent((d) => d.lists.update('5', { name: 'Spring imports', description: '' }))).toEqual({ list_id: '5', name: 'Spring imports',
      description: '' })
    expect(await sent((d) => d.lists.insert({ name: 'Spring imports', campaignId: '7', description: 'x', active: true }))).toEqual({
      name: 'Spring imports',
      campaign_id: '7',
      description: 'x',
      status: '1',
    })
    await refused((d) => d.lists.remove('0'))
  })
})

describe('leads', () => {
  it('have a wire name for every filter', async () => {
    const span = (n: number) => ({ from: `2026-01-0${n}T08:00:00Z`, to: `2026-01-1${n}T08:00:00Z` })
    const filters: LeadFilters = {
      phone: 'a', altPhone1: 'b', altPhone2: 'c', firstName: 'd', lastName: 'e', email: 'f', address1: 'g', address2: 'h', city: 'i', state: 'j',
      province: 'k', postalCode: 'l', country: 'm', gender: 'n', dateOfBirth: 'o', leadIds: ['1', '2'], listIds: ['3'], userId: 'p', ownerId: 'q',
      statuses: ['SALE', 'NI'], createdBy: 'r', modifiedBy: 's', created: span(1), updated: span(2), lastCalled: span(3), deleted: span(4),
        archived: span(5),
      changed: span(6), custom: { field_1: 't' },
    }
    expect(await sent((d) => d.leads.search({ ...filters, offset: 20, limit: 5000 }))).toEqual({
      phone_number: 'a', alt_phone_1: 'b', alt_phone_2: 'c', first_name: 'd', last_name: 'e', email: 'f', address1: 'g', address2: 'h', city: 'i',
        state: 'j',
      province: 'k', postal_code: 'l', country: 'm', gender: 'n', date_of_birth: 'o', lead_id: '1,2', list_id: '3', user_id: 'p', user: 'p', owner_id: 'q',
      status: 'SALE,NI', created_by: 'r', last_modified_by: 's', field_1: 't', offset: '20', limit: '2000',
      created_at_start_date: '2026-01-01 00:00:00', created_at_end_date: '2026-01-11 00:00:00',
      updated_at_start_date: '2026-01-02 00:00:00', updated_at_end_date: '2026-01-12 00:00:00',
      last_call_start_date: '2026-01-03 00:00:00', last_call_end_date: '2026-01-13 00:00:00',
      deleted_at_start: '2026-01-04 00:00:00', deleted_at_end: '2026-01-14 00:00:00',
      archived_at_start: '2026-01-05 00:00:00', archived_at_end: '2026-01-15 00:00:00',
      changed_at_start_date: '2026-01-06 00:00:00', changed_at_end_date: '2026-01-16 00:00:00',
    })
  })

  it('refuse filters that Convoso would silently ignore', async () => {
    await refused((d) => d.leads.search({ phone: '' }))
    await refused((d) => d.leads.search({ email: '  ' }))
    await refused((d) => d.leads.search({ leadIds: ['0'] }))
    await refused((d) => d.leads.search({ statuses: ['A,B'] }))
    await refused((d) => d.leads.search({ created: { from: 'yesterday' } }))
    await refused((d) => d.leads.search({ offset: -1 }))
    await refused((d) => d.leads.search({ limit: 0 }))
  })

  const basic: NewLead = { listId: '3', phone: '8181234560' }

  it.each([
    [undefined, '0'],
    ['none', '0'],
    ['account', '1'],
    ['list', '2'],
    ['campaign', '3'],
  ] as const)('with the duplicate check "%s" send check_dup=%s', async (duplicates, code) => {
    const fields = await sent((d) => d.leads.insert(duplicates === undefined ? basic : { ...basic, duplicates }))
    expect(fields).toEqual({ list_id: '3', phone_number: '8181234560', check_dup: code })
  })

  it('send the switches of an insert in Convoso’s terms', async () => {
    const fields = await sent((d) =>
      d.leads.insert({
        ...basic,
        duplicates: 'account',
        duplicatesInArchive: true,
        checkDnc: true,
        checkWireless: true,
        hopper: { priority: 50, expiresInMinutes: 30 },
        updateIfFound: { leadId: '9', listId: '3', campaignId: '7', order: 'desc' },
        custom: { field_84: 'x' },
      }),
    )
    expect(fields).toEqual({
      list_id: '3', phone_number: '8181234560', field_84: 'x', check_dup: '1', check_dup_archive: '1', check_dnc: '1', check_wireless: '1',
      hopper: '1', hopper_priority: '50', hopper_expires_in: '30',
      update_if_found: '1', lead_id: '9', search_list_id: '3', search_campaign_id: '7', update_order_by_last_called_time: 'DESC',
    })
  })

  it('update changed fields only, an emptied one included', async () => {
    expect(await sent((d) => d.leads.update('9', { email: '', listId: '4', status: 'NI' }))).toEqual({ lead_id: '9', email: '', list_id: '4',
      status: 'NI' })
  })

  it.each(['0', '00', '', '-0', ' 1', '1,2', '0x1'])('never ask for the recordings of lead "%s"', async (leadId) => {
    await refused((d) => d.leads.recordings({ leadId }))
  })

  it('ask for recordings within the documented page', async () => {
    expect(await sent((d) => d.leads.recordings({ leadId: '270', ...day, limit: 900 }))).toEqual({
      lead_id: '270',
      start_time: '2026-03-03 00:00:00',
      end_time: '2026-03-03 23:59:59',
      offset: '0',
      limit: '100',
    })
  })
})

describe('calls', () => {
  it('always name their time span, order and page', async () => {
    expect(await sent((d) => d.calls.search(day))).toEqual({
      start_time: '2026-03-03 00:00:00',
      end_time: '2026-03-03 23:59:59',
      offset: '0',
      limit: '500',
      order: 'DESC',
      include_recordings: '0',
    })
  })

  it('have a wire name for every filter', async () => {
    const fields = await sent((d) =>
      d.calls.search({
        ...day, id: '1', leadId: '2', campaignIds: ['3', '4'], listIds: ['5'], queueIds: ['6'], userIds: ['7'], statuses: ['NI'], phone: '8',
          numberDialed: '9',
        firstName: 'a', lastName: 'b', callTypes: ['INBOUND', '3WAY'], calledCount: 0, order: 'asc', withRecordings: true, offset: 40_000, limit: 501,
      }),
    )
    expect(fields).toEqual({
      id: '1', lead_id: '2', campaign_id: '3,4', list_id: '5', queue_id: '6', user_id: '7', status: 'NI', phone_number: '8', number_dialed: '9',
      first_name: 'a', last_name: 'b', call_type: 'INBOUND,3WAY', called_count: '0', order: 'ASC', include_recordings: '1', offset: '40000',
        limit: '500',
      start_time: '2026-03-03 00:00:00', end_time: '2026-03-03 23:59:59',
    })
    await refused((d) => d.calls.search({ ...day, offset: 40_001 }))
  })

  it('trust the limit that was echoed', async () => {
    const { convoso } = testClient(() => ok(sample('log-retrieve/with-recordings')))
    expect((await convoso.calls.search(day)).data).toMatchObject({ limit: 1, total: 546 })
  })
})

describe('the others', () => {
  it('map callbacks', async () => {
    const fields = await sent((d) =>
      d.callbacks.search({ fromDay: '2026-03-01', toDay: '2026-03-31', campaignId: '1', leadId: '2', listId: '3', userId: '4',
        recipient: 'personal', stage: 'past-due' }),
    )
    expect(fields).toEqual({
      start_date: '2026-03-01', end_date: '2026-03-31', campaign_id: '1', lead_id: '2', list_id: '3', user_id: '4', recipient: 'Personal',
        stage: 'PAST_DUE', offset: '0', limit: '100',
    })
    await refused((d) => d.callbacks.search({ fromDay: '2026-02-30' }))
  })

  it('map agents and users', async () => {
    expect(await sent((d) => d.agents.performance({ ...day, campaignIds: ['1'], listIds: ['2'], queueIds: ['3'], userIds: ['4', '5'],
      statuses: ['NI'] }))).toEqual({
      date_start: '2026-03-03 00:00:00', date_end: '2026-03-03 23:59:59', campaign_ids: '1', list_ids: '2', queue_ids: '3', user_ids: '4,5',
        status_ids: 'NI',
    })
    expect(await sent((d) => d.agents.monitor({ campaignIds: ['1'], queueIds: ['2'], userIds: ['3'] }))).toEqual({ campaign_id: '1',
      queue_id: '2', user_id: '3' })
    expect(await sent((d) => d.agents.floor({ campaignIds: [] }))).toEqual({})
    expect(await sent((d) => d.users.search({ user: 'bob@example.com', offset: 20, limit: 20 }))).toEqual({ user: 'bob@example.com', offset: '20',
      limit: '20' })
    await refused((d) => d.users.recordings({ user: '' }))
    expect(await sent((d) => d.dispositions.search('SALE'))).toEqual({ query: 'SALE' })
  })

  it.each([
    ['READY', 'ready'], ['waiting', 'ready'], ['INCALL', 'on-call'], ['In Call', 'on-call'], ['TALKING', 'on-call'], ['DISPO', 'wrap-up'],
      ['WRAP', 'wrap-up'],
    ['PAUSED', 'paused'], ['lunch', 'paused'], ['RINGING', 'ringing'], ['LOGGED_OUT', 'offline'], ['COACHING', 'other'], ['', 'other'],
      ['constructor', 'other'],
  ])('reads the agent word %s as %s', async (status, state) => {
    const agents = [{ user_id: 1, user_full_name: 'A', status, status_label: 'the account’s word' }]
    const { convoso } = testClient(() => json({ success: true, data: { entries: { success: true, agents } } }))
    expect((await convoso.agents.monitor({})).data[0]).toMatchObject({ state, label: 'the account’s word' })
  })
})
