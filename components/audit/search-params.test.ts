import { createLoader, createSerializer } from 'nuqs/server'
import { describe, expect, it } from 'vitest'
import { auditSearchParams } from './search-params'

const toUrl = createSerializer(auditSearchParams)
const load = createLoader(auditSearchParams)
const fromUrl = (address: string) => load(new URL(address, 'https://desk.test'))
const nothing = { action: [], outcome: [], actor: '', target: '', from: null, to: null }

describe('auditSearchParams', () => {
  it('brings every filter back from its address', () => {
    const filter = {
      action: ['campaigns.switch' as const, 'campaigns.stop-all' as const],
      outcome: ['failed' as const],
      actor: 'mia',
      target: '101',
      from: '2026-11-01',
      to: '2026-11-21',
    }
    expect(fromUrl(toUrl('/audit', filter))).toEqual(filter)
  })

  it('ignores what is no filter', () => {
    expect(fromUrl('/audit?action=leads.eat&from=yesterday')).toEqual(nothing)
    expect(toUrl('/audit', nothing)).toBe('/audit')
  })
})
