import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noon, openSmall, type Small } from './core/small-account'

let small: Small
beforeEach(() => {
  small = openSmall()
})
afterEach(() => small.sandbox.close())

const ada = {
  name: 'Ada Byron', user_id: '31', calls: 2, am: 1, others: 1, human_answered: 1, am_pt: 50, others_pt: 50, call_type: '',
  talk_sec: '00:10:20', wait_sec: '00:02:00', pause_sec: '00:00:20', wrap_sec: '00:00:10', total_time: '00:12:50',
  talk_sec_pt: 80.52, wait_sec_pt: 15.58, pause_sec_pt: 2.6, wrap_sec_pt: 1.3,
}

describe('agent-performance/search', () => {
  test('a code beside success, a number of rows, data keyed by user id', async () => {
    expect(await small.ask('agent-performance/search')).toEqual({
      success: true, code: 200, total: 2, data: { 31: ada, 32: expect.objectContaining({ name: 'Ben Okafor', calls: 1, talk_sec: '00:05:00' }) },
    })
  })

  test.each<[Record<string, string>, Record<string, number>]>([
    [{ date_start: '2026-11-17', date_end: '2026-11-17' }, { 31: 1 }],
    [{ date_start: '2026-11-17 00:00:00', date_end: '2026-11-18 23:59:59' }, { 31: 3, 32: 1 }],
    [{ user_ids: '32' }, { 32: 1 }], [{ user_ids: '32,99' }, { 32: 1 }], [{ campaign_ids: '11' }, { 31: 2, 32: 1 }], [{ queue_ids: '5' }, { 32: 1 }],
    [{ list_ids: '21', status_ids: 'SALE' }, { 31: 1, 32: 1 }], [{ status_ids: 'AM,NA' }, { 31: 1 }],
  ])('%o counts %o', async (form, calls) => {
    const data = Object.fromEntries(Object.entries(calls).map(([id, number]) => [id, { calls: number }]))
    expect(await small.ask('agent-performance/search', form)).toMatchObject({ success: true, total: Object.keys(calls).length, data })
  })

  test.each([{ campaign_ids: '12' }, { date_start: '2026-01-01', date_end: '2026-01-02' },
    { user_ids: '32', status_ids: 'AM' }])('%o: nobody matched, so data is an array', async (form) => {
    expect(await small.ask('agent-performance/search', form)).toEqual({ success: true, code: 200, total: 0, data: [] })
  })

  test('agents who do not exist are missed with 6031', async () => {
    expect(await small.ask('agent-performance/search', { user_ids: '99' })).toEqual({ success: false, code: 6031, text: 'Missing Agents' })
  })

  test('hours go beyond a day', async () => {
    small.account.db.exec('UPDATE calls SET talk_seconds = 100000 WHERE id = 801')
    expect(await small.ask('agent-performance/search', { user_ids: '31' })).toMatchObject({ data: { 31: { talk_sec: '27:47:00' } } })
  })
})

describe('agent-monitor/search', () => {
  test('a second envelope in entries, with campaigns, queues, agents and counters', async () => {
    expect(await small.ask('agent-monitor/search')).toMatchObject({
      success: true,
      data: {
        entries: {
          success: true, code: 200, campaigns: [{ value: 12, name: 'Never Called' }, { value: 11, name: 'Solar West' }],
          queues: [{ value: 5, name: 'Solar Inbound' }],
          agent_total: 2, agent_incall: 1, agent_ready: 1, agent_paused: 0,
          agents: [
            {
              user_id: '31', user_full_name: 'Ada Byron', campaign_id: '11', campaign_name: 'Solar West', queue_id: '',
              queue_assignment: 'Solar Inbound',
              queue_assignment_ids: ['5'], list_id: '0', list_name: '-', lead_id: '0', call_type: '-', extension: 'SIP-05001', calls_today: '2',
              total_calls: 2,
              status: 'READY', status_label: 'Ready', status_time_sec: 65, status_time_mmss: '01:05', since_last_update: 65, availability_id: '2',
              last_state_change: '2026-11-18 11:58:55', last_call_time: '2026-11-18 11:00:00', last_call_finish: '2026-11-18 11:00:20',
            },
            { user_id: '32', status: 'INCALL', list_id: '21', list_name: 'Solar Web Forms', lead_id: '1', call_type: 'OUTBOUND' },
          ],
        },
      },
    })
  })

  test.each<[Record<string, string>, number]>([[{ user_id: '31' }, 1], [{ campaign_id: '11' }, 2], [{ campaign_id: '12' }, 0],
    [{ queue_id: '5' }, 2], [{ queue_id: '9' }, 0]])('%o shows %i', async (form, total) => {
    expect(await small.ask('agent-monitor/search', form)).toMatchObject({ data: { entries: { agent_total: total } } })
  })

  test('an hour in a state is told with its hours', async () => {
    small.account.clock.set(noon + 3600, true)
    expect(await small.ask('agent-monitor/search',
      { user_id: '31' })).toMatchObject({ data: { entries: { agents: [{ status_time_mmss: '01:01:05' }] } } })
  })
})

describe('agent-monitor/logout and user-activity/search', () => {
  test('a logged-out agent is gone from both', async () => {
    expect(await small.ask('user-activity/search')).toEqual({ success: true, data: { available_agents: 1, logged_in_agents: 2 } })
    expect(await small.ask('agent-monitor/logout', { user_id: '31' })).toEqual({ success: true })
    expect(await small.ask('user-activity/search')).toEqual({ success: true, data: { available_agents: 0, logged_in_agents: 1 } })
    expect(await small.ask('agent-monitor/logout', { user_id: '31' })).toMatchObject({ success: false, code: 6012 })
  })

  test.each<[Record<string, string>, number]>([[{}, 6012], [{ user_id: '99' }, 6006], [{ user_id: '666666' }, 6006]])('%o is refused with %i',
    async (form, code) => {
    expect(await small.ask('agent-monitor/logout', form)).toMatchObject({ success: false, code })
  })
})
