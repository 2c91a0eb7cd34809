import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSmall, type Small } from './core/small-account'

let small: Small
beforeEach(() => {
  small = openSmall()
})
afterEach(() => small.sandbox.close())

describe('callbacks/search', () => {
  test('texts everywhere, the counters too; late is what was due before now', async () => {
    expect(await small.ask('callbacks/search', { id: '701' })).toEqual({
      success: true,
      data: {
        offset: '0', limit: '20', total: '1',
        results: [{
          id: '701', lead_id: '1', list_id: '21', campaign_id: '11', status: 'PAST_DUE', stage: 'Past Due', status_name: 'Past Due',
          created_at: '2026-11-17 11:00:00', callback_time: '2026-11-18 11:00:00', modified_at: '2026-11-17 11:00:00', user: '31',
          user_name: 'Ada Byron',
          recipient: 'USERONLY', comments: 'after lunch', context: '', callback_seen: '1', phone_number: '2135550101', class: 'callback',
          directory_name: 'Solar Web Forms', campaign_name: 'Solar West', campaign_type: 'Normal',
        }],
      },
    })
  })

  test.each<[Record<string, string>, number[]]>([
    [{}, [703, 701, 702]], [{ stage: 'PENDING' }, [702]], [{ stage: 'PAST_DUE' }, [701]], [{ stage: 'PASTDUE' }, [701]], [{ stage: 'MISSED' }, [701]],
    [{ stage: 'dismissed' }, [703]], [{ stage: 'PENDING,PASTDUE' }, [701, 702]], [{ stage: 'COMPLETED' }, []], [{ stage: 'WHATEVER' }, []],
    [{ recipient: 'Personal' }, [701]], [{ recipient: 'System' }, [703, 702]], [{ comments: 'EVEN' }, [702]], [{ lead_id: '3' }, [703]],
    [{ user_id: '32' }, []],
    [{ campaign_id: '11', list_id: '21' }, [703, 701, 702]], [{ start_date: '2026-11-18', end_date: '2026-11-18' }, [701, 702]],
    [{ end_date: '2026-11-17' }, [703]], [{ end_date: '2026-11-16' }, []],
  ])('%o finds %j', async (form, ids) => {
    expect(await small.ask('callbacks/search',
      form)).toMatchObject({ data: { total: String(ids.length), results: ids.map((id) => ({ id: String(id) })) } })
  })

  test.each<[Record<string, string>, string]>([[{ limit: '5001' }, '5000'], [{ limit: 'x' }, '20'], [{ limit: '2' }, '2']])('%o is told back as %s',
    async (form, limit) => {
    expect(await small.ask('callbacks/search', form)).toMatchObject({ data: { limit } })
  })

  test('an id that is not there is missed with 6000', async () => {
    expect(await small.ask('callbacks/search', { id: '999' })).toEqual({ success: false, code: 6000, text: 'Missing callbacks' })
  })

  test.each(['-1', '50001', 'x'])('an offset of %s is 7231', async (offset) => {
    expect(await small.ask('callbacks/search', { offset })).toEqual({ success: false, code: 7231, text: 'Invalid offset value' })
  })
})

describe('status/search', () => {
  test('flags are Y and N, under the code beside success', async () => {
    expect(await small.ask('status/search', { query: 'sal' })).toEqual({
      success: true, code: 200,
      data: [{
        status: 'SALE', name: 'Sale', final: 'Y', reached: 'Y', success: 'Y', dnc: 'N', callback: 'N', contact: 'Y', voicemail: 'N',
        workflow_dispositon_event_option: 0, custom_status: 'N', hex_color: '16A34A',
      }],
    })
  })

  test.each<[Record<string, string>, string[]]>([
    [{}, ['AM', 'NEW', 'SALE']], [{ query: 'machine' }, ['AM']], [{ query: 'NEW,SALE' }, ['NEW', 'SALE']], [{ query: 'ZZ' }, []],
  ])('%o finds %j', async (form, codes) => {
    expect(await small.ask('status/search', form)).toMatchObject({ success: true, data: codes.map((status) => ({ status })) })
  })
})
