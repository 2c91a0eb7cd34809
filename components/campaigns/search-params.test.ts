import { describe, expect, it } from 'vitest'
import { campaignSearchParams, type CampaignSearch } from './search-params'

const nothing = campaignSearchParams.read(new URLSearchParams())

describe('campaignSearchParams', () => {
  it('brings every view back from its address', () => {
    const search: CampaignSearch = {
      q: 'solar & roof',
      state: ['on', 'unknown'],
      drift: true,
      sort: 'contactRate',
      direction: 'desc',
      columns: ['name', 'id'],
      density: 'compact',
    }
    expect(campaignSearchParams.read(new URLSearchParams(campaignSearchParams.write(search).toString()))).toEqual(search)
  })

  it('keeps an address without any choice clean', () => {
    expect(campaignSearchParams.write(nothing).toString()).toBe('')
  })

  it('falls back to the default where the address makes no sense', () => {
    expect(campaignSearchParams.read(new URLSearchParams('sort=phone&state=broken&density=huge'))).toEqual(nothing)
  })
})
