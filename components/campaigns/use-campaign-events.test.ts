import { describe, expect, it } from 'vitest'
import { staleKeys } from './use-campaign-events'

const at = '2026-11-21T18:00:00.000Z'

describe('staleKeys', () => {
  it('re-reads the list and only the campaigns that changed', () => {
    expect(staleKeys({ kind: 'campaigns.changed', at, ids: ['7'] })).toEqual([
      ['campaigns', 'list'],
      ['campaigns', 'detail', '7'],
    ])
  })

  it('re-reads a run where it is shown: alone, among the open ones and in the stop set', () => {
    expect(staleKeys({ kind: 'run.changed', at, runId: 'r1' })).toEqual([['campaigns', 'runs', 'r1'], ['campaigns', 'runs', 'open'], ['stop-set']])
  })

  it('leaves campaigns alone when something else changed', () => {
    expect(staleKeys({ kind: 'users.changed', at })).toEqual([])
  })
})
