import { describe, expect, it } from 'vitest'
import { auditSearchParams, noFilters, type AuditFilters } from './search-params'

const fromUrl = (query: string) => auditSearchParams.read(new URLSearchParams(query))

describe('auditSearchParams', () => {
  it('brings every filter back from its address', () => {
    const filter: AuditFilters = {
      action: ['campaigns.switch', 'campaigns.stop-all'],
      outcome: ['failed'],
      actor: 'mia',
      target: '101',
      from: '2026-11-01',
      to: '2026-11-21',
    }
    expect(fromUrl(auditSearchParams.write(filter).toString())).toEqual(filter)
  })

  it('ignores what is no filter', () => {
    expect(fromUrl('action=leads.eat&from=yesterday')).toEqual(noFilters)
    expect(auditSearchParams.write(noFilters).toString()).toBe('')
  })
})
