import { describe, expect, it } from 'vitest'
import type { TimelineEvent } from '@/lib/contracts/people'
import { storyDays } from './story-days'

const call = (id: string, at: string | null, number: string, leadId: string): TimelineEvent => ({
  id, kind: 'call', at, seconds: null, leadId, campaignId: null, campaignName: null, by: null, status: null, statusName: null, number, callType: null,
  comment: null, recordingId: null, isPlayable: false, recordingKeys: [], stage: null, action: null, outcome: null, changed: [],
})

describe('storyDays', () => {
  it('groups by the day of the zone and counts calls per number and lead', () => {
    const events = [
      call('1', '2026-03-04T07:30:00.000Z', '8185550199', '7'),
      call('2', '2026-03-03T20:00:00.000Z', '8185550199', '8'),
      call('3', '2026-03-03T19:00:00.000Z', '2125550100', '8'),
      call('4', '2026-03-03T07:00:00.000Z', '8185550199', '7'),
      call('5', null, '8185550199', '7'),
    ]
    const days = storyDays(events, 'America/Los_Angeles')
    expect(days.map(({ day, events: own }) => [day, own.map(({ id }) => id).join('')])).toEqual([['Mar 3, 2026', '123'], ['Mar 2, 2026', '4'], ['Time unknown', '5']])
    expect(days[0]?.calls).toEqual([{ number: '8185550199', calls: 2, leads: 2 }, { number: '2125550100', calls: 1, leads: 1 }])
  })
})
