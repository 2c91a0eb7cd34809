import { describe, expect, it, vi } from 'vitest'
import type { Campaign } from '@/lib/contracts/campaigns'
import { paletteEntries } from './palette-entries'

const begunAt = '2026-11-21T18:00:00.000Z'
const offsetMs = Date.parse(begunAt) - Date.now()
const none = { value: null, answeredAt: null, problem: null }
const solar: Campaign = {
  id: '101',
  name: 'Solar West',
  state: 'on',
  active: true,
  read: { begunAt, answeredAt: begunAt },
  lastCallAt: null,
  timeZone: null,
  pending: null,
  drift: null,
  activeLists: none,
  agentsNow: none,
  callsLastHour: none,
  contactsLastHour: none,
}
const acts = { zone: 'UTC', maySwitch: true, mayStopAll: true, onStop: vi.fn(), onTurnOn: vi.fn(), onStopAll: vi.fn() }
const labels = (campaign: Campaign, more: Partial<typeof acts> = {}) =>
  paletteEntries({ items: [campaign], offsetMs }, { ...acts, ...more }).map((entry) => entry.label)

describe('paletteEntries', () => {
  it('offers what the state allows, stopping first', () => {
    expect(labels(solar)).toEqual(['Stop Solar West', 'Open Solar West', 'Stop all…'])
    expect(labels({ ...solar, state: 'off', active: false })).toEqual(['Open Solar West', 'Turn on Solar West…', 'Stop all…'])
  })

  it('offers both choices for an unknown state', () => {
    expect(labels({ ...solar, state: 'unknown' })).toEqual(['Stop Solar West', 'Open Solar West', 'Turn on Solar West…', 'Stop all…'])
  })

  it('offers a viewer only the page', () => {
    expect(labels(solar, { maySwitch: false, mayStopAll: false })).toEqual(['Open Solar West'])
  })

  it('says before Enter what will happen, and then does it', () => {
    const [stop] = paletteEntries({ items: [solar], offsetMs }, acts)
    expect(stop?.effect).toBe('Turns Solar West off at once. It is on, read 18:00:00 UTC.')
    if (stop !== undefined && 'onAct' in stop) stop.onAct()
    expect(acts.onStop).toHaveBeenCalledWith({ id: '101', name: 'Solar West' })
  })
})
