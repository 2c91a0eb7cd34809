import { describe, expect, it } from 'vitest'
import { rolePermissions } from '@/lib/contracts/permissions'
import { destinationsFor, isAt } from './navigation'
import { readTheme } from './preferences'

describe('destinationsFor', () => {
  it('offers a page only to whom it opens', () => {
    expect(destinationsFor(rolePermissions.viewer).map(({ label }) => label)).toEqual(['Campaigns', 'Leads', 'Settings'])
    expect(destinationsFor(rolePermissions.manager).map(({ label }) => label)).toEqual(['Campaigns', 'Leads', 'Recordings', 'Audit', 'Settings'])
  })
})

describe('isAt', () => {
  it('marks a page and what lies below it, not its namesakes', () => {
    expect(isAt('/campaigns', '/campaigns')).toBe(true)
    expect(isAt('/campaigns/12', '/campaigns')).toBe(true)
    expect(isAt('/campaigns-old', '/campaigns')).toBe(false)
  })
})

describe('readTheme', () => {
  it('takes a known choice and lets the system decide otherwise', () => {
    expect(readTheme('dark')).toBe('dark')
    expect(readTheme('"><script>')).toBe('system')
    expect(readTheme(undefined)).toBe('system')
  })
})
