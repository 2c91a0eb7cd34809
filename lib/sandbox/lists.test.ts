import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noon, openSmall, type Small } from './core/small-account'

let small: Small
beforeEach(() => {
  small = openSmall({ largeList: 2, deletionSeconds: 5 })
})
afterEach(() => small.sandbox.close())

const refused = (code: number): unknown => expect.objectContaining({ success: false, code })

describe('lists/search', () => {
  test('a row: number id, text campaign, Y or N, naive Pacific stamp or null', async () => {
    expect(await small.ask('lists/search', { id: '21' })).toEqual({
      success: true,
      data: [{ id: 21, name: 'Solar Web Forms', campaign_id: '11', status: 'Y', last_called_at: '2026-11-18 11:59:00' }],
    })
  })

  test.each<[Record<string, string>, number[]]>([
    [{}, [21, 22, 23]], [{ status: '' }, [21, 22, 23]], [{ status: '1' }, [21, 23]], [{ status: '0' }, [22]], [{ campaign_id: '11' }, [21, 23]],
    [{ status: '1', campaign_id: '12' }, []], [{ id: '22,23' }, [22, 23]],
  ])('%o finds %j', async (form, ids) => {
    expect(await small.ask('lists/search', form)).toMatchObject({ success: true, data: ids.map((id) => ({ id })) })
  })

  test('rows of the older generation do not name their campaign, and can still be found by it', async () => {
    small.account.options.namesCampaignOfLists = false
    expect(await small.ask('lists/search', { campaign_id: '12' })).toEqual({ success: true, data: [{ id: 22, name: 'Resting List', status: 'N', last_called_at: null }] })
  })

  test('an id that is not there is 6002', async () => {
    expect(await small.ask('lists/search', { id: '99' })).toEqual({ success: false, code: 6002, text: 'No such List' })
  })
})

describe('lists/insert', () => {
  test('answers the number twice and is on unless told otherwise', async () => {
    expect(await small.ask('lists/insert', { name: 'Fresh Leads Monday', campaign_id: '11' })).toEqual({ success: true, data: { list_id: 24 },
      id: 24 })
    expect(await small.ask('lists/search', { id: '24' })).toMatchObject({ data: [{ status: 'Y', last_called_at: null }] })
    await small.ask('lists/insert', { name: 'Fresh Leads Tuesday', campaign_id: '11', status: '0' })
    expect(await small.ask('lists/search', { id: '25' })).toMatchObject({ data: [{ status: 'N' }] })
  })

  test.each<[Record<string, string>, number]>([
    [{ campaign_id: '11' }, 6003], [{ name: 'Short', campaign_id: '11' }, 6046], [{ name: 'Fresh Leads Monday' }, 6004],
    [{ name: 'Fresh Leads Monday', campaign_id: '99' }, 6004], [{ name: 'solar web forms', campaign_id: '11' }, 6081],
  ])('%o is refused with %i', async (form, code) => {
    expect(await small.ask('lists/insert', form)).toEqual(refused(code))
  })

  test('strict names are 10 to 30 plain characters', async () => {
    small.sandbox.close()
    small = openSmall({ strictListNames: true })
    expect(await small.ask('lists/insert', { name: 'Fresh Leads / Monday', campaign_id: '11' })).toEqual(refused(6046))
  })
})

describe('lists/update', () => {
  test('changes only what is sent', async () => {
    expect(await small.ask('lists/update', { list_id: '22', status: '1' })).toEqual({ success: true, data: { list_id: 22 } })
    expect(await small.ask('lists/search', { id: '22' })).toMatchObject({ data: [{ name: 'Resting List', campaign_id: '12', status: 'Y' }] })
    await small.ask('lists/update', { list_id: '22', name: 'Waking List', campaign_id: '11' })
    expect(await small.ask('lists/search', { id: '22' })).toMatchObject({ data: [{ name: 'Waking List', campaign_id: '11', status: 'Y' }] })
  })

  test.each<[Record<string, string>, number]>([
    [{ list_id: '99', status: '1' }, 6002], [{ status: '1' }, 6002], [{ list_id: '21', campaign_id: '99' }, 6004],
    [{ list_id: '21', name: 'Short' }, 6046], [{ list_id: '21', name: 'Resting List' }, 6081],
  ])('%o is refused with %i', async (form, code) => {
    expect(await small.ask('lists/update', form)).toEqual(refused(code))
  })
})

describe('lists/delete', () => {
  test('a small list goes at once, its leads too, its number never comes again', async () => {
    expect(await small.ask('lists/delete', { list_id: '23' })).toEqual({ success: true })
    expect(await small.ask('lists/delete', { list_id: '23' })).toEqual(refused(6002))
    expect(small.account.db.prepare('SELECT count(*) AS n FROM leads WHERE list_id = 23').get()?.n).toBe(0)
    await small.ask('lists/insert', { name: 'Gone With The Next', campaign_id: '11' })
    await small.ask('lists/delete', { list_id: '24' })
    expect(await small.ask('lists/insert', { name: 'Another List Here', campaign_id: '11' })).toMatchObject({ id: 25 })
  })

  test('a large list answers 102 until its time is over, then it is not there; its calls stay', async () => {
    const inProgress = { success: false, code: 102, text: 'List deletion in progress' }
    expect(await small.ask('lists/delete', { list_id: '21' })).toEqual(inProgress)
    expect(await small.ask('lists/delete', { list_id: '21' })).toEqual(inProgress)
    expect(await small.ask('lists/search', { id: '21' })).toMatchObject({ data: [{ id: 21 }] })
    small.account.clock.set(noon + 6, true)
    expect(await small.ask('lists/search', { id: '21' })).toEqual(refused(6002))
    expect(await small.ask('lists/delete', { list_id: '21' })).toEqual(refused(6002))
    expect(small.account.db.prepare('SELECT count(*) AS n FROM calls WHERE list_id = 21').get()?.n).toBe(6)
  })

  test('a deletion without an end leaves the list there, whatever time goes by', async () => {
    small.account.options.deletionSeconds = null
    expect(await small.ask('lists/delete', { list_id: '21' })).toEqual(refused(102))
    small.account.clock.set(noon + 86_400, true)
    expect(await small.ask('lists/search', { id: '21' })).toMatchObject({ data: [{ id: 21 }] })
    expect(await small.ask('lists/delete', { list_id: '21' })).toEqual(refused(102))
  })
})
