'use client'

import type { ReactNode, RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Icon } from '@/components/ui/icon'
import { Menu } from '@/components/ui/menu'
import { SearchInput } from '@/components/ui/search-input'
import type { BoardList } from '@/lib/contracts/lists'
import { listStatuses, type ListStatus } from '@/lib/contracts/lists-words'
import { noListFilters, type ChangeListSearch, type ListSearch } from './search-params'

type ListFiltersProps = {
  search: ListSearch
  onSearch: ChangeListSearch
  textRef: RefObject<HTMLInputElement | null>
  lists: readonly BoardList[]
  campaigns: ReadonlyMap<string, string>
  children?: ReactNode
}

export function ListFilters({ search, onSearch, textRef, lists, campaigns, children }: ListFiltersProps) {
  const count = (isMeant: (list: BoardList) => boolean) => lists.filter(isMeant).length
  const toggle = (status: ListStatus) => onSearch({ status: toggled(search.status, status) })
  const driftCount = count(({ drift }) => drift !== null)
  const isFiltered = search.q !== '' || search.status.length > 0 || search.campaign.length > 0 || search.drift
  return (
    <div role="search" aria-label="Filter lists" className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <SearchInput ref={textRef} label="Filter by name, campaign or id" value={search.q} onSearch={(q) => onSearch({ q })} className="w-full sm:w-72" />
      <fieldset className="flex flex-wrap gap-x-3 gap-y-1 text-table">
        <legend className="sr-only">State</legend>
        {listStatuses.map((status) => (
          <label key={status} className="inline-flex h-8 items-center gap-1.5">
            <Checkbox checked={search.status.includes(status)} onChange={() => toggle(status)} />
            {status === 'active' ? 'Active' : 'Inactive'}
            <span className="tabular text-muted">{count(({ active }) => active === (status === 'active'))}</span>
          </label>
        ))}
      </fieldset>
      <CampaignFilter search={search} onSearch={onSearch} lists={lists} campaigns={campaigns} />
      <label className="inline-flex h-8 items-center gap-1.5 text-table">
        <Checkbox checked={search.drift} onChange={() => onSearch({ drift: !search.drift })} />
        Changed outside
        <span className="tabular text-muted">{driftCount}</span>
      </label>
      {isFiltered ? (
        <Button size="small" variant="ghost" onClick={() => onSearch(noListFilters)}>
          Clear filters
        </Button>
      ) : null}
      <div className="ml-auto flex items-center gap-2">{children}</div>
    </div>
  )
}

type CampaignFilterProps = Pick<ListFiltersProps, 'search' | 'onSearch' | 'lists' | 'campaigns'>

/** Only campaigns that have lists; what the address names stays choosable. */
function CampaignFilter({ search, onSearch, lists, campaigns }: CampaignFilterProps) {
  const counts = new Map<string, number>(search.campaign.map((id) => [id, 0]))
  for (const { campaignId } of lists) counts.set(campaignId ?? 'none', (counts.get(campaignId ?? 'none') ?? 0) + 1)
  const nameOf = (id: string) => (id === 'none' ? 'Campaign not known' : (campaigns.get(id) ?? `Campaign ${id}`))
  const entries = [...counts]
    .map(([id, lists_]) => ({ id, label: `${nameOf(id)} (${lists_})` }))
    .toSorted((a, b) => Number(a.id === 'none') - Number(b.id === 'none') || a.label.localeCompare(b.label, 'en', { numeric: true }))
  const [only, ...others] = search.campaign
  const word = only === undefined ? 'All campaigns' : others.length === 0 ? nameOf(only) : `${search.campaign.length} campaigns`
  return (
    <Menu
      label="Campaigns"
      className="max-h-80 overflow-y-auto"
      entries={entries.map(({ id, label }) => ({
        label,
        checked: search.campaign.includes(id),
        stays: true,
        onAct: () => onSearch({ campaign: toggled(search.campaign, id) }),
      }))}
      trigger={(trigger) => (
        <Button {...trigger} aria-label={`Campaigns: ${word}`}>
          <span className="max-w-48 truncate">{word}</span>
          <Icon name="chevron-down" className="size-4" />
        </Button>
      )}
    />
  )
}

const toggled = <T,>(values: readonly T[], value: T): T[] => (values.includes(value) ? values.filter((each) => each !== value) : [...values, value])
