import { describe, expect, it } from 'vitest'
import type { Track } from './player-provider'
import { withNext } from './with-next'

const track = (recordingId: string): Track => ({ recordingId, title: '', detail: '', seconds: null, href: null })
const [a, b, c, d] = [track('a'), track('b'), track('c'), track('d')]
const ids = (queue: readonly Track[]) => queue.map(({ recordingId }) => recordingId).join('')

describe('withNext', () => {
  it('puts a track right behind the current one, once', () => {
    expect(ids(withNext({ current: a, queue: [a, b, c] }, c))).toBe('acb')
    expect(ids(withNext({ current: b, queue: [a, b, c] }, a))).toBe('bac')
    expect(ids(withNext({ current: a, queue: [a, b] }, d))).toBe('adb')
  })

  it('makes a queue of a single recording', () => {
    expect(ids(withNext({ current: d, queue: [] }, a))).toBe('da')
  })

  it('leaves the queue alone for the current track, and where nothing is open', () => {
    expect(ids(withNext({ current: a, queue: [a, b] }, a))).toBe('ab')
    expect(ids(withNext({ current: null, queue: [] }, a))).toBe('')
  })
})
