import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noon, openSmall, type Small } from './core/small-account'

let small: Small
beforeEach(() => {
  small = openSmall()
})
afterEach(() => small.sandbox.close())

const rows = (...ids: number[]): Record<string, unknown> =>
  ({ success: true, data: { total_found: String(ids.length), entries: ids.length, results: ids.map((id) => ({ id: String(id) })) } })

describe('log/retrieve', () => {
  test('numbers outside, a text total, rows of texts and nulls; today by default, newest first', async () => {
    expect(await small.ask('log/retrieve', { limit: '1', status: 'SALE' })).toEqual({
      success: true,
      data: {
        offset: 0, limit: 1, total_found: '2', entries: 1,
        results: [{
          id: '804', lead_id: '1', list_id: '21', campaign_id: '11', campaign: 'Solar West', user: 'Ben Okafor', user_id: '32',
          phone_number: '2135550101', number_dialed: '2135550101', caller_id_displayed: '12135550000', first_name: 'Rosa', last_name: 'Diaz',
          status: 'SALE', status_name: 'Sale', call_length: '300', call_date: '2026-11-18 11:45:00', agent_comment: null, queue_id: '5',
          queue: 'Solar Inbound',
          called_count: '2', term_reason: 'AGENT', call_type: 'INBOUND', queue_position: '1', queue_seconds: '0.00', originating_agent_id: null,
        }],
      },
    })
  })

  test.each<[Record<string, string>, number[]]>([
    [{}, [804, 803, 802, 801]],
    [{ order: 'ASC' }, [801, 802, 803, 804]],
    [{ start_time: '2026-11-17 00:00:00' }, [804, 803, 802, 801, 805]],
    [{ start_time: '2026-11-17', end_time: '2026-11-17' }, [805]],
    [{ start_time: '2026-11-18 10:00:00', end_time: '2026-11-18 11:00:00' }, [802, 801]],
    [{ start_time: '2026-11-18 10:00:01', end_time: '2026-11-18 10:59:59' }, []],
    [{ start_time: 'not a time' }, [804, 803, 802, 801]],
    [{ id: '802' }, [802]], [{ lead_id: '1' }, [804, 801]], [{ lead_id: '99' }, []], [{ campaign_id: '11' }, [804, 803, 802, 801]],
    [{ campaign_id: '12' }, []],
    [{ list_id: '21' }, [804, 803, 802, 801]], [{ queue_id: '5' }, [804]], [{ user_id: '31' }, [802, 801]], [{ user_id: '31,32' }, [804, 802, 801]],
    [{ user_id: '666666' }, [803]], [{ status: 'AM' }, [802]], [{ status: 'AM,NA' }, [803, 802]], [{ status: 'XXX' }, []],
    [{ call_type: 'inbound' }, [804]], [{ phone_number: '2135550101' }, [804, 801]], [{ number_dialed: '2135550102' }, [802]],
    [{ first_name: 'rosa', last_name: 'diaz' }, [804, 801]], [{ called_count: '2' }, [804, 803, 802, 801]], [{ called_count: '9' }, []],
    [{ status: '', user_id: '' }, [804, 803, 802, 801]],
  ])('%o finds %j', async (form, ids) => {
    expect(await small.ask('log/retrieve', form)).toMatchObject(rows(...ids))
  })

  test('a call is there only some seconds after it ended', async () => {
    expect(await small.ask('log/retrieve', { id: '806' })).toMatchObject(rows())
    small.account.clock.set(noon + 15, true)
    expect(await small.ask('log/retrieve', { id: '806' })).toMatchObject(rows(806))
  })

  test.each<[Record<string, string>, number, string]>([
    [{ list_id: '99' }, 6002, 'Unknown List Id'], [{ campaign_id: '99' }, 6004, 'Unknown Campaign ID'], [{ user_id: '99' }, 6006, 'Unknown User Id'],
    [{ queue_id: '99' }, 6030, 'Unknown Queue ID'], [{ offset: '40001' }, 7231, 'Invalid offset value'],
    [{ offset: '-1' }, 7231, 'Invalid offset value'],
    [{ list_id: '21,99' }, 6002, 'Unknown List Id'],
  ])('%o is refused with %i', async (form, code, text) => {
    expect(await small.ask('log/retrieve', form)).toEqual({ success: false, code, text })
  })

  test.each<['documented' | 'observed', string, number]>([
    ['documented', '501', 500], ['documented', '10000', 500], ['documented', '', 500], ['documented', '0', 500],
    ['observed', '5000', 5000], ['observed', '99999', 10_000], ['observed', '', 500],
  ])('%s: a limit of "%s" is told back as %i', async (logLimit, limit, told) => {
    small.sandbox.close()
    small = openSmall({ logLimit })
    expect(await small.ask('log/retrieve', { limit, offset: '40000' })).toMatchObject({ data: { limit: told, offset: 40_000, total_found: '4',
      results: [] } })
  })

  test('recordings: a list, an empty list until it is ready, no list for a call without one', async () => {
    expect(await small.ask('log/retrieve', { id: '801' })).not.toHaveProperty('data.results.0.recording')
    expect(await small.ask('log/retrieve', { id: '801', include_recordings: '1' })).toMatchObject({
      data: { results: [{ recording: [{ recording_id: '801', type: 'audio/mpeg',
      filename: expect.stringMatching(/^123456_31_2135550101_1_11_\d+_801-in-\d+\.mp3$/) }] }] },
    })
    expect(await small.ask('log/retrieve', { id: '804', include_recordings: '1' })).toMatchObject({ data: { results: [{ recording: [] }] } })
    expect(await small.ask('log/retrieve', { id: '802', include_recordings: '1' })).not.toHaveProperty('data.results.0.recording')
  })
})
