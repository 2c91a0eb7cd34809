import { describe, expect, it } from 'vitest'
import { rolePermissions } from '@/lib/contracts/permissions'
import { destinationsFor, isAt } from './navigation'
import { readTheme } from './preferences'

describe('destinationsFor', () => {
  it('offers a page only to whom it opens', () => {
    const labelsFor = (role: keyof typeof rolePermissions) => destinationsFor(rolePermissions[role]).map(({ label }) => label)
    expect(labelsFor('viewer')).toEqual(expect.arrayContaining(['Campaigns', 'Live floor', 'Callbacks', 'Settings']))
    expect(labelsFor('manager').filter((label) => !labelsFor('viewer').includes(label))).toEqual(['Recordings', 'Audit'])
  })
})

describe('isAt', () => {
  it('marks a page and what lies below it, not its namesakes', () => {
    expect(isAt('/campaigns', '/campaigns')).toBe(true)
    expect(isAt('/campaigns/12', '/campaigns')).toBe(true)
    expect(isAt('/campaigns-old', '/campaigns')).toBe(false)
    expect(isAt('/agents/live', '/agents')).toBe(false)
    expect(isAt('/agents/live', '/agents/live')).toBe(true)
    expect(isAt('/agents/77', '/agents')).toBe(true)
  })
})

describe('readTheme', () => {
  it('takes a known choice and lets the system decide otherwise', () => {
    expect(readTheme('dark')).toBe('dark')
    expect(readTheme('"><script>')).toBe('system')
    expect(readTheme(undefined)).toBe('system')
  })
})
