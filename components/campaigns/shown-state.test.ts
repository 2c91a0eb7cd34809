import { describe, expect, it } from 'vitest'
import { shownState } from './shown-state'

const begunAt = '2026-11-21T18:00:00.000Z'
const read = { begunAt, answeredAt: '2026-11-21T18:00:00.300Z' }
const at = (seconds: number) => Date.parse(begunAt) + seconds * 1000
const on = { state: 'on' as const, active: true, read, pending: null }
const pending = { switchId: 's1', desired: false, since: begunAt, by: 'Mia' }

describe('shownState', () => {
  it('says on while the read is at most a minute old', () => {
    expect(shownState(on, { nowMs: at(60) })).toEqual({ kind: 'on', readAt: begunAt })
  })

  it('falls to unknown by the clock alone, keeping what was last read', () => {
    expect(shownState(on, { nowMs: at(60.001) })).toEqual({ kind: 'unknown', reason: 'old', last: { active: true, at: begunAt } })
  })

  it('says switching for our own request, whatever the last answer held', () => {
    expect(shownState(on, { nowMs: at(1), inFlight: { active: false } })).toEqual({ kind: 'switching', desired: false, by: null })
  })

  it('names who is switching when the request is somebody else\'s', () => {
    expect(shownState({ ...on, state: 'switching', pending }, { nowMs: at(1) })).toEqual({ kind: 'switching', desired: false, by: 'Mia' })
  })

  it('never calls an unanswered switch off, even when the read says so', () => {
    const shown = shownState({ ...on, state: 'unknown', active: false, pending }, { nowMs: at(1) })
    expect(shown).toEqual({ kind: 'unknown', reason: 'unanswered', last: { active: false, at: begunAt } })
  })

  it('follows the server when it does not vouch for a fresh read', () => {
    expect(shownState({ ...on, state: 'unknown' }, { nowMs: at(1) }).kind).toBe('unknown')
  })

  it('is unknown without any read', () => {
    expect(shownState({ ...on, active: null, read: null }, { nowMs: at(1) })).toEqual({ kind: 'unknown', reason: 'never-read', last: null })
  })
})
