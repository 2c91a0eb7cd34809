import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSmall, type Small } from './core/small-account'

let small: Small
beforeEach(() => {
  small = openSmall()
})
afterEach(() => small.sandbox.close())

const stateOf = (): unknown => small.account.db.prepare('SELECT active FROM campaigns WHERE id = 11').get()?.active

describe('campaigns/search', () => {
  test('ids are numbers; the last call is a dumped date in the campaign\'s own zone or null', async () => {
    expect(await small.ask('campaigns/search')).toEqual({
      success: true,
      data: [
        { id: 11, name: 'Solar West', status: 'Y',
        last_call_date: { date: '2026-11-18 12:59:00.000000', timezone_type: 3, timezone: 'America/Denver' } },
        { id: 12, name: 'Never Called', status: 'N', last_call_date: null },
      ],
    })
  })
})

describe('campaigns/status', () => {
  test.each([['0', 0], ['false', 0], ['1', 1], ['true', 1]])('%s is %i', async (status, active) => {
    small.account.db.exec(`UPDATE campaigns SET active = ${1 - active} WHERE id = 11`)
    expect(await small.ask('campaigns/status', { campaign_id: '11', status })).toEqual({ success: true })
    expect(stateOf()).toBe(active)
  })

  test.each<[Record<string, string>, number, string]>([
    [{ campaign_id: '99', status: '1' }, 6004, 'Unknown Campaign ID'],
    [{ campaign_id: '-1', status: '1' }, 6004, 'Unknown Campaign ID'],
    [{ status: '1' }, 6004, 'Unknown Campaign ID'],
    [{ campaign_id: '11' }, 6010, 'Missing status'],
    [{ campaign_id: '11', status: '' }, 6010, 'Missing status'],
    [{ campaign_id: '11', status: 'maybe' }, 6010, 'Missing status'],
  ])('%o is refused with %i and changes nothing', async (form, code, text) => {
    expect(await small.ask('campaigns/status', form)).toEqual({ success: false, code, text })
    expect(stateOf()).toBe(1)
  })
})
