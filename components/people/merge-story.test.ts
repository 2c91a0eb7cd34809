import { describe, expect, it } from 'vitest'
import type { TimelineEvent, TimelinePart } from '@/lib/contracts/people'
import { mergeStory, newestPlayable, olderThan } from './merge-story'

const event = (id: string, at: string | null, more: Partial<TimelineEvent> = {}): TimelineEvent => ({
  id, kind: 'call', at, seconds: null, leadId: null, campaignId: null, campaignName: null, by: null, status: null, statusName: null, number: null,
  callType: null, comment: null, recordingId: null, isPlayable: false, recordingKeys: [], stage: null, action: null, outcome: null, changed: [], ...more,
})
const part = (source: TimelinePart['source'], events: TimelineEvent[], end?: Partial<TimelinePart>): TimelinePart => ({
  source, events, window: null, isDone: end !== undefined, problem: null, now: day('12-01'), ...end,
})
const from = (at: string) => ({ window: { from: at, to: '2026-12-31T00:00:00.000Z' } })
const day = (text: string) => `2026-${text}T00:00:00.000Z`

describe('mergeStory', () => {
  it('merges sources newest first and tells a recording once, with its call', () => {
    const story = mergeStory([[
      part('recordings', [event('recording-7-51', day('03-02'), { kind: 'recording', recordingKeys: ['51'], isPlayable: true }), event('recording-7-52', day('03-03'), { kind: 'recording', recordingKeys: ['52'], isPlayable: true })]),
      part('calls', [event('call-1', day('03-02'), { recordingKeys: ['51'], isPlayable: true })]),
      part('callbacks', [event('callback-1', day('03-09'), { kind: 'callback' }), event('callback-2', null, { kind: 'callback' })]),
    ]])
    expect(story.events.map(({ id }) => id)).toEqual(['callback-1', 'recording-7-52', 'call-1', 'callback-2'])
    expect(newestPlayable(story)?.id).toBe('recording-7-52')
    expect(story.coveredFrom).toBeNull()
  })

  it('shows nothing beyond the stretch that calls and recordings cover, until more is loaded', () => {
    const first = [
      part('callbacks', [event('callback-1', day('01-01'), { kind: 'callback' })], {}),
      part('calls', [event('call-2', day('03-02')), event('call-1', day('02-20'))], from(day('02-20'))),
      part('recordings', [], from(day('03-01'))),
    ]
    const story = mergeStory([first])
    expect(story.events.map(({ id }) => id)).toEqual(['call-2'])
    expect(olderThan(story)).toBe(day('03-01'))
    const all = mergeStory([first, [part('calls', [event('call-1', day('02-20')), event('call-0', day('01-02'))], from('2000-01-01T08:00:00.000Z')), part('recordings', [], from('2000-01-01T08:00:00.000Z'))]])
    expect(all.events.map(({ id }) => id)).toEqual(['call-2', 'call-1', 'call-0', 'callback-1'])
    expect(olderThan(all)).toBeNull()
  })

  it('offers nothing older while calls are not known to their end', () => {
    const story = mergeStory([[part('calls', [event('call-1', day('03-02'))], { problem: 'no' }), part('recordings', [], from(day('01-01')))]])
    expect(story.events).toHaveLength(1)
    expect(olderThan(story)).toBeNull()
    expect(story.sources.get('calls')).toEqual({ isDone: true, problem: 'no', count: 1 })
  })

  it('keeps the newest stretch covered when an older one fails', () => {
    const first = [part('calls', [event('call-1', day('03-02'))], from(day('02-01'))), part('recordings', [], from(day('02-01')))]
    const story = mergeStory([first, [part('calls', [], { problem: 'no' }), part('recordings', [], { problem: 'no' })]])
    expect(story.coveredFrom).toBe(day('02-01'))
  })
})
