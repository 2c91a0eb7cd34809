import { createLoader, createSerializer } from 'nuqs/server'
import { describe, expect, it } from 'vitest'
import { campaignSearch } from '@/lib/contracts/campaigns'
import { campaignSearchParams } from './search-params'

const toUrl = createSerializer(campaignSearchParams)
const load = createLoader(campaignSearchParams)
const fromUrl = (address: string) => load(new URL(address, 'https://desk.test'))

describe('campaignSearchParams', () => {
  it('brings every view back from its address', () => {
    const search = campaignSearch.parse({
      q: 'solar & roof',
      state: ['on', 'unknown'],
      drift: true,
      sort: 'contactRate',
      direction: 'desc',
      columns: ['name', 'id'],
      density: 'compact',
    })
    expect(fromUrl(toUrl('/campaigns', search))).toEqual(search)
  })

  it('keeps an address without any choice clean', () => {
    expect(toUrl('/campaigns', campaignSearch.parse({}))).toBe('/campaigns')
    expect(fromUrl('/campaigns')).toEqual(campaignSearch.parse({}))
  })

  it('falls back to the default where the address makes no sense', () => {
    expect(fromUrl('/campaigns?sort=phone&state=broken&density=huge')).toEqual(campaignSearch.parse({}))
  })
})
