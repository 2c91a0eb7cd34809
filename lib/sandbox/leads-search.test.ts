import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSmall, type Small } from './core/small-account'

let small: Small
beforeEach(() => {
  small = openSmall()
})
afterEach(() => small.sandbox.close())

const found = (...ids: number[]): unknown =>
  ({ success: true, data: { total: String(ids.length), entries: ids.map((id) => expect.objectContaining({ id: String(id) })) } })

describe('leads/search', () => {
  test('every field of an entry is a text, with the names of what it belongs to', async () => {
    const answer = await small.ask('leads/search', { lead_id: '1' })
    expect(answer).toMatchObject({
      success: true,
      data: {
        offset: '0', limit: '10', total: '1',
        entries: [{
          id: '1', lead_id: '1', created_at: '2026-11-17T11:00:00-0800', modified_at: '2026-11-18 09:13:19', last_called: '2026-11-18 11:59:00',
          first_name: 'Rosa', last_name: 'Diaz', status: 'SALE', status_name: 'Sale', list_id: '21', directory_name: 'Solar Web Forms',
          directory_uid: 'l21',
          campaign_name: 'Solar West', campaign_uid: 'c11', user_id: '31', user_name: 'Ada Byron', owner_id: '31', source_name: 'API',
          phone_code: '1',
          phone_number: '2135550101', called_count: '2', called_since_last_reset: 'Y', locale_gmt: '-8.00', carrier_type: 'MOBILE',
          vertical: 'Solar', field_7: '1.00', std_company_name: '',
        }],
      },
    })
    const entry: unknown = JSON.parse(JSON.stringify(answer), (key, value: unknown) => (key === 'entries' && Array.isArray(value) ? value[0] : value))
    const values = Object.values(Object(Object(Object(entry).data).entries))
    expect(values.length).toBeGreaterThan(45)
    expect(values.filter((value) => typeof value !== 'string')).toEqual([])
  })

  test.each<[Record<string, string>, number[]]>([
    [{}, [1, 2, 3, 4, 5]],
    [{ list_id: '', status: '', phone_number: '' }, [1, 2, 3, 4, 5]],
    [{ lead_id: '2,4' }, [2, 4]],
    [{ list_id: '21' }, [1, 2, 3]], [{ list_id: '21,22' }, [1, 2, 3, 4]],
    [{ list_id: '21', status: 'NEW' }, [2]], [{ status: 'NEW,SALE' }, [1, 2, 4, 5]],
    [{ phone_number: '2135550101' }, [1, 4]], [{ phone_number: '(213) 555-0101' }, [1, 4]], [{ alt_phone_1: '2135550199' }, [2]],
    [{ first_name: 'rosa', last_name: 'DIAZ' }, [1, 4]], [{ email: 'LEAD3@example.com' }, [3]],
    [{ address1: '1 Main St, Apt 2', city: 'reno' }, [1, 2, 3, 4, 5]],
    [{ user_id: '31', owner_id: '31', created_by: '666666', last_modified_by: '31' }, [1, 2, 3, 4, 5]], [{ user_id: '32' }, []],
    [{ user: 'ada@example.com' }, [1, 2, 3, 4, 5]], [{ user: 'ben@example.com' }, []],
    [{ vertical: 'Solar' }, [1, 2, 3, 4, 5]], [{ vertical: 'Pets' }, []], [{ field_7: '1.00' }, [1, 2, 3, 4, 5]],
    [{ favourite_colour: 'red' }, [1, 2, 3, 4, 5]],
    [{ created_at_start_date: '2026-11-17', created_at_end_date: '2026-11-17' }, [1, 2, 3, 4, 5]],
    [{ created_at_start_date: '2026-11-17 11:00:01' }, []],
    [{ last_call_start_date: '2026-11-18' }, [1]], [{ last_call_end_date: '2026-11-17 23:59:59' }, [3]],
    [{ archived_at_start: '2026-01-01' }, [6]], [{ deleted_at_start: '2026-01-01' }, []],
    [{ created_at_start_date: 'yesterday' }, [1, 2, 3, 4, 5]],
  ])('%o finds %j', async (form, ids) => {
    expect(await small.ask('leads/search', form)).toMatchObject(Object(found(...ids)))
  })

  test.each(['updated_at', 'changed_at'])('%s sets the order: oldest change first', async (span) => {
    expect(await small.ask('leads/search', { [`${span}_start_date`]: '2026-11-18', list_id: '21' })).toMatchObject(Object(found(3, 2, 1)))
  })

  test('pages do not overlap and tell the same total', async () => {
    expect(await small.ask('leads/search', { limit: '2', offset: '2' }))
      .toMatchObject({ data: { offset: '2', limit: '2', total: '5', entries: [{ id: '3' }, { id: '4' }] } })
    expect(await small.ask('leads/search', { offset: '50' })).toMatchObject({ data: { total: '5', entries: [] } })
  })

  test.each<[Record<string, string>, number]>([
    [{ limit: '2001' }, 7230], [{ limit: '0' }, 7230], [{ limit: '-1' }, 7230], [{ limit: 'ten' }, 7230],
    [{ offset: '-1' }, 7231], [{ offset: 'x' }, 7231], [{ list_id: '99' }, 6000],
  ])('%o is refused with %i', async (form, code) => {
    expect(await small.ask('leads/search', form)).toMatchObject({ success: false, code })
  })

  test('2000 is the largest page', async () => {
    expect(await small.ask('leads/search', { limit: '2000' })).toMatchObject({ success: true, data: { limit: '2000' } })
  })
})
