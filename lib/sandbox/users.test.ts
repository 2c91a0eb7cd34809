import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSmall, type Small } from './core/small-account'

let small: Small
beforeEach(() => {
  small = openSmall()
})
afterEach(() => small.sandbox.close())

describe('users/search', () => {
  test('results keyed by id; a number, two texts and rows of mixed types', async () => {
    expect(await small.ask('users/search')).toEqual({
      success: true,
      data: {
        offset: 0, limit: '20', total: '2',
        results: {
          31: {
            id: 31, acl_access_profile: 1, email: 'ada@example.com', first_name: 'Ada', last_name: 'Byron', user_level: 1,
            queue_override: 'USE_CAMPAIGN',
            allow_queue_selection: '1', allow_callbacks: '1', callback_types_allowed: '1', allow_transfers: '1', default_blended_selection: '0',
            allow_blended_campaign: '0', notification: '0', alter_custdata_override: 'Y', status: 'Y', local_gmt: '-8.00',
            created_at: '2026-08-06T09:00:00-0700', connection_type: 'BROWSER', extension: [5001], last_login: '2026-11-18 08:00:00',
          },
          32: expect.objectContaining({ id: 32, last_login: null }),
        },
      },
    })
  })

  test.each<[string, string[]]>([
    ['ada@example.com', ['31']], ['OKAFOR', ['32']], ['ada,ben', ['31', '32']], ['Ada Byron', ['31']], ['', ['31', '32']],
  ])('user=%s finds %j', async (user, ids) => {
    const answer = await small.ask('users/search', { user })
    expect(Object.keys(Object(Object(Object(answer).data).results))).toEqual(ids)
  })

  test('a page beyond the end has an array where an object is normal', async () => {
    expect(await small.ask('users/search', { offset: '20' })).toMatchObject({ data: { offset: 20, total: '2', results: [] } })
  })

  test.each<[Record<string, string>, number]>([[{ user: 'nobody' }, 6005], [{ offset: '-1' }, 7231]])('%o is refused with %i', async (form, code) => {
    expect(await small.ask('users/search', form)).toMatchObject({ success: false, code })
  })
})
