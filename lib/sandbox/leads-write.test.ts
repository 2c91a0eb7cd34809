import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noon, openSmall, type Small } from './core/small-account'
import { carrierTypeOf } from './leads-insert'

let small: Small
beforeEach(() => {
  small = openSmall()
})
afterEach(() => small.sandbox.close())

const lead = (id: number): Record<string, unknown> => ({ ...small.account.db.prepare('SELECT * FROM leads WHERE id = ?').get(id) })
const given = (id: string): unknown => ({ success: true, data: { lead_id: id } })
const fresh = { list_id: '23', phone_number: '2135550777' }

describe('leads/insert', () => {
  test('writes what is sent, the id comes back as a text', async () => {
    const form = { ...fresh, first_name: 'Ann', email: 'ann@example.com', status: 'CALLBK', owner_id: '32', vertical: 'Roofing', unknown_field: 'x',
      alt_phone_1: '(213) 555-0778' }
    expect(await small.ask('leads/insert', form)).toEqual(given('7'))
    expect(lead(7)).toMatchObject({
      list_id: 23, phone_number: '2135550777', phone_code: '1', first_name: 'Ann', email: 'ann@example.com', status: 'CALLBK', owner_id: 32,
      alt_phone_1: '2135550778', custom: '{"vertical":"Roofing"}', created_at: noon, modified_at: noon, last_called_at: null, called_count: 0,
    })
  })

  test('a JSON body is read like a form', async () => {
    const request = new Request('http://127.0.0.1/v1/leads/insert?auth_token=small&list_id=23',
      { method: 'POST', body: '{"phone_number":2135550777}' })
    expect(await (await small.sandbox.fetch(request)).json()).toEqual(given('7'))
  })

  test.each<[Record<string, string>, number]>([
    [{ phone_number: '2135550777' }, 6007], [{ list_id: '23' }, 6007], [{ list_id: '23', phone_number: '' }, 6007],
    [{ ...fresh, list_id: '99' }, 6002], [{ ...fresh, user_id: '99' }, 6006], [{ ...fresh, owner_id: '99' }, 6006],
    [{ ...fresh, phone_number: '12345' }, 6008], [{ ...fresh, phone_number: '12135550777' }, 6008], [{ ...fresh, phone_number: 'call me' }, 6008],
    [{ ...fresh, email: 'not an address' }, 6079],
  ])('%o is refused with %i', async (form, code) => {
    expect(await small.ask('leads/insert', form)).toMatchObject({ success: false, code })
    expect(lead(7)).toEqual({})
  })

  test('fields that the account requires are missed with 6023', async () => {
    small.sandbox.close()
    small = openSmall({ requiredFields: ['email'] })
    expect(await small.ask('leads/insert', fresh)).toEqual({ success: false, code: 6023, text: 'Required fields are missed' })
    expect(await small.ask('leads/insert', { ...fresh, email: 'ann@example.com' })).toEqual(given('7'))
  })

  test.each<[string, Record<string, string>, boolean]>([
    ['no check', { list_id: '21', phone_number: '2135550101' }, true],
    ['0', { list_id: '21', phone_number: '2135550101', check_dup: '0' }, true],
    ['account: other list', { list_id: '23', phone_number: '2135550101', check_dup: '1' }, false],
    ['account by true', { list_id: '23', phone_number: '2135550101', check_dup: 'true' }, false],
    ['list: own', { list_id: '21', phone_number: '2135550101', check_dup: '2' }, false],
    ['list: other', { list_id: '23', phone_number: '2135550101', check_dup: '2' }, true],
    ['campaign: other list of it', { list_id: '23', phone_number: '2135550102', check_dup: '3' }, false],
    ['campaign: another', { list_id: '22', phone_number: '2135550102', check_dup: '3' }, true],
    ['archived: not asked', { list_id: '21', phone_number: '2135550106', check_dup: '1' }, true],
    ['archived: asked', { list_id: '21', phone_number: '2135550106', check_dup: '2', check_dup_archive: '1' }, false],
    ['archived alone does nothing', { list_id: '21', phone_number: '2135550106', check_dup_archive: '1' }, true],
  ])('duplicates, %s', async (_, form, isTaken) => {
    expect(await small.ask('leads/insert', form)).toEqual(isTaken ? given('7') : { success: false, code: 6009,
      text: 'The phone number already exists' })
  })

  test.each<[string, Record<string, string>, boolean]>([
    ['listed for everybody', { list_id: '21', phone_number: '2135550900', check_dnc: '1' }, false],
    ['listed, not asked', { list_id: '21', phone_number: '2135550900' }, true],
    ['listed for another campaign', { list_id: '21', phone_number: '2135550905', check_dnc: '1' }, true],
    ['listed for this campaign', { list_id: '22', phone_number: '2135550905', check_dnc: 'true' }, false],
    ['mobile refused', { list_id: '21', phone_number: '2135550700', check_wireless: '1' }, false],
    ['landline taken', { list_id: '21', phone_number: '2135550702', check_wireless: '1' }, true],
    ['landline refused', { list_id: '21', phone_number: '2135550702', reject_by_carrier_type: 'VOIP,LANDLINE' }, false],
    ['voip refused', { list_id: '21', phone_number: '2135550704', reject_by_carrier_type: 'voip' }, false],
  ])('checks, %s', async (_, form, isTaken) => {
    expect(await small.ask('leads/insert', form)).toMatchObject(isTaken ? { success: true } : { success: false, code: 6008 })
  })

  test('the carrier of a number is always the same', () => {
    expect(['2135550700', '2135550702', '2135550704'].map(carrierTypeOf)).toEqual(['MOBILE', 'LANDLINE', 'VOIP'])
  })

  test('filter_phone_code takes the country off the number', async () => {
    await small.ask('leads/insert', { list_id: '23', phone_number: '+1 (213) 555-0777', filter_phone_code: '1' })
    expect(lead(7)).toMatchObject({ phone_code: '1', phone_number: '2135550777' })
  })

  test.each<[string, Record<string, string>, string]>([
    ['by lead id', { lead_id: '5' }, '5'],
    ['by number in the account, last called first', { phone_number: '2135550101' }, '1'],
    ['never called first', { phone_number: '2135550101', update_order_by_last_called_time: 'ASC' }, '4'],
    ['in a campaign', { phone_number: '2135550101', search_campaign_id: '12' }, '4'],
    ['the list wins over the campaign', { phone_number: '2135550101', search_campaign_id: '12', search_list_id: '21' }, '1'],
    ['nobody there: a new lead', { phone_number: '2135550101', search_list_id: '23' }, '7'],
  ])('update_if_found, %s', async (_, form, id) => {
    expect(await small.ask('leads/insert', { ...fresh, first_name: 'Found', update_if_found: '1', ...form })).toEqual(given(id))
    expect(lead(Number(id))).toMatchObject({ first_name: 'Found' })
  })

  test.each<[Record<string, string>, unknown]>([
    [{ hopper: '1' }, { lead_id: 7, priority: 99, expires_at: null }],
    [{ hopper: 'true', hopper_priority: '5', hopper_expires_in: '10' }, { lead_id: 7, priority: 5, expires_at: noon + 600 }],
    [{ hopper: '1', hopper_priority: '500', hopper_expires_in: '9999' }, { lead_id: 7, priority: 99, expires_at: noon + 300 * 60 }],
    [{ hopper: '0' }, undefined], [{}, undefined],
  ])('hopper with %o', async (form, row) => {
    await small.ask('leads/insert', { ...fresh, ...form })
    const found = small.account.db.prepare('SELECT * FROM hopper').get()
    expect(found && { ...found }).toEqual(row)
  })
})

describe('leads/update', () => {
  test('changes what is sent, empties what is sent empty, keeps the rest', async () => {
    expect(await small.ask('leads/update', { lead_id: '1', last_name: 'Diaz-Lee', city: '', vertical: 'Roofing', list_id: '22' })).toEqual(given('1'))
    expect(lead(1)).toMatchObject({ first_name: 'Rosa', last_name: 'Diaz-Lee', city: '', list_id: 22, status: 'SALE', modified_at: noon })
    expect(JSON.parse(String(lead(1).custom))).toEqual({ vertical: 'Roofing', field_7: '1.00' })
  })

  test('the older user spelling names the person by address', async () => {
    await small.ask('leads/update', { lead_id: '1', user: 'ben@example.com' })
    expect(lead(1)).toMatchObject({ user_id: 32 })
  })

  test.each<[Record<string, string>, number]>([
    [{ lead_id: '99' }, 6001], [{}, 6001], [{ lead_id: '1', list_id: '99' }, 6002], [{ lead_id: '1', user_id: '99' }, 6006],
    [{ lead_id: '1', user: 'nobody' }, 6006], [{ lead_id: '1', phone_number: '123' }, 6008], [{ lead_id: '1', email: 'x@' }, 6079],
  ])('%o is refused with %i and changes nothing', async (form, code) => {
    const before = lead(1)
    expect(await small.ask('leads/update', { first_name: 'Changed', ...form })).toMatchObject({ success: false, code })
    expect(lead(1)).toEqual(before)
  })
})

describe('leads/delete', () => {
  test('is then found only by its time of deletion', async () => {
    expect(await small.ask('leads/delete', { lead_id: '2' })).toEqual({ success: true })
    expect(await small.ask('leads/search', { lead_id: '2' })).toMatchObject({ data: { total: '0' } })
    expect(await small.ask('leads/search', { deleted_at_start: '2026-11-18' })).toMatchObject({ data: { total: '1', entries: [{ id: '2' }] } })
    expect(await small.ask('leads/delete', { lead_id: '2' })).toEqual({ success: false, code: 6001, text: 'No such Lead' })
  })
})
