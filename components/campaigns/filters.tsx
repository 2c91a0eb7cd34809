'use client'

import type { ReactNode, RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { SearchInput } from '@/components/ui/search-input'
import type { CampaignState } from '@/lib/contracts/campaigns'
import { campaignStates } from '@/lib/contracts/campaigns-words'
import type { CampaignSearch } from './search-params'

type CampaignFiltersProps = {
  search: CampaignSearch
  onSearch: (changes: Partial<CampaignSearch>) => void
  textRef: RefObject<HTMLInputElement | null>
  /** How many campaigns stand in each state now. */
  counts: Record<CampaignState, number>
  driftCount: number
  children?: ReactNode
}

export function CampaignFilters({ search, onSearch, textRef, counts, driftCount, children }: CampaignFiltersProps) {
  const toggle = (state: CampaignState) =>
    onSearch({ state: search.state.includes(state) ? search.state.filter((each) => each !== state) : [...search.state, state] })
  const isFiltered = search.q !== '' || search.state.length > 0 || search.drift
  return (
    <div role="search" aria-label="Filter campaigns" className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <SearchInput ref={textRef} label="Filter by name or id" value={search.q} onSearch={(q) => onSearch({ q })} className="w-full sm:w-64" />
      <fieldset className="flex flex-wrap gap-x-3 gap-y-1 text-table">
        <legend className="sr-only">State</legend>
        {campaignStates.map((state) => (
          <label key={state} className="inline-flex h-8 items-center gap-1.5">
            <Checkbox checked={search.state.includes(state)} onChange={() => toggle(state)} />
            {stateWords[state]}
            <span className="tabular text-muted">{counts[state]}</span>
          </label>
        ))}
      </fieldset>
      <label className="inline-flex h-8 items-center gap-1.5 text-table">
        <Checkbox checked={search.drift} onChange={() => onSearch({ drift: !search.drift })} />
        Changed outside
        <span className="tabular text-muted">{driftCount}</span>
      </label>
      {isFiltered ? (
        <Button size="small" variant="ghost" onClick={() => onSearch({ q: '', state: [], drift: false })}>
          Clear filters
        </Button>
      ) : null}
      <div className="ml-auto flex items-center gap-2">{children}</div>
    </div>
  )
}

const stateWords: Record<CampaignState, string> = { on: 'On', off: 'Off', switching: 'Switching', unknown: 'Unknown' }
