import { describe, expect, it } from 'vitest'
import { frameSamples } from './clip-index'
import { planConversation } from './plan-conversation'

const told = (callId: number, seconds: number, seed = 1): string[] =>
  planConversation({ callId, seconds, seed }).map(({ start, length, clip }) => `${start}+${length} ${clip ? `${clip.side} ${clip.voice} ${clip.text}` : 'pause'}`)

const lengths = [0, 0.3, 1, 2.5, 4, 7.123, 20, 61, 600, 3600]

describe('planConversation', () => {
  it.each(lengths)('fills %d seconds without a gap', (seconds) => {
    for (let callId = 1; callId <= 20; callId++) {
      const segments = planConversation({ callId, seconds, seed: 7 })
      let at = 0
      for (const { start, length, clip } of segments) {
        expect([start, start % frameSamples, length > 0]).toEqual([at, 0, true])
        if (clip) expect(length).toBe(clip.frames * frameSamples)
        at += length
      }
      expect(at).toBe(Math.round(seconds * 8000))
    }
  })

  it('is the same each time, and another for another call or seed', () => {
    expect(told(1, 60)).toEqual(told(1, 60))
    expect(told(1, 60)).not.toEqual(told(2, 60))
    expect(told(1, 60)).not.toEqual(told(1, 60, 2))
  })

  it('has a voice in every call of two seconds, both sides in one of twelve, and ends with a goodbye', () => {
    for (let callId = 1; callId <= 100; callId++) {
      expect(planConversation({ callId, seconds: 2, seed: 1 }).some(({ clip }) => clip)).toBe(true)
      const spoken = planConversation({ callId, seconds: 12, seed: 1 }).flatMap(({ clip }) => clip ?? [])
      expect(new Set(spoken.map(({ side }) => side)).size).toBe(2)
      expect(spoken.slice(-2).map(({ side, kind }) => `${side} ${kind}`)).toEqual(['agent close', 'customer close'])
    }
  })

  it('keeps one voice a side through a call', () => {
    const spoken = planConversation({ callId: 5, seconds: 300, seed: 1 }).flatMap(({ clip }) => clip ?? [])
    for (const side of ['agent', 'customer']) expect(new Set(spoken.filter((clip) => clip.side === side).map(({ voice }) => voice)).size).toBe(1)
  })
})
