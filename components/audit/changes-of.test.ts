import { describe, expect, it } from 'vitest'
import { changesOf } from './changes-of'

describe('changesOf', () => {
  it('reads a switch as on and off', () => {
    expect(changesOf({ active: true }, { active: false })).toEqual([{ field: 'Dialing', before: 'on', after: 'off' }])
  })

  it('shows only what differs, and a side that says nothing as nothing', () => {
    expect(changesOf({ name: 'Mia', role: 'viewer', disabled: false }, { name: 'Mia', role: 'manager', disabled: false })).toEqual([
      { field: 'Role', before: 'viewer', after: 'manager' },
    ])
    expect(changesOf(null, { role: 'viewer' })).toEqual([{ field: 'Role', before: null, after: 'viewer' }])
  })

  it('joins lists and survives what it does not know', () => {
    expect(changesOf({ campaigns: ['A', 'B'] }, null)).toEqual([{ field: 'Campaigns', before: 'A, B', after: null }])
    expect(changesOf(undefined, 'text')).toEqual([{ field: 'Value', before: null, after: 'text' }])
    expect(changesOf(null, { leftOut: 2, detail: { a: 1 } })).toEqual([
      { field: 'Left out', before: null, after: '2' },
      { field: 'Detail', before: null, after: '{"a":1}' },
    ])
  })
})
