import type { ReactNode, RefObject } from 'react'
import { lazy, Suspense } from 'react'
import { Button } from '@/components/ui/button'
import { ChoiceMenu, type Choice } from '@/components/ui/choice-menu'
import { Icon } from '@/components/ui/icon'
import { Popover } from '@/components/ui/popover'
import { SearchInput } from '@/components/ui/search-input'
import { isUsual, noFloorFilters, type FloorSearch } from './search-params'

const ThresholdForm = lazy(() => import('./threshold-form'))

type FloorFiltersProps = {
  search: FloorSearch
  onSearch: (changes: Partial<FloorSearch>) => void
  campaigns: readonly Choice[]
  queues: readonly Choice[]
  textRef: RefObject<HTMLInputElement | null>
  children: ReactNode
}

export function FloorFilters({ search, onSearch, campaigns, queues, textRef, children }: FloorFiltersProps) {
  const isFiltered = search.q !== '' || search.state.length + search.campaign.length + search.queue.length > 0 || search.over
  return (
    <div role="search" aria-label="Filter the agents" className="mb-3 flex flex-wrap items-center gap-2">
      <SearchInput ref={textRef} label="Filter by name or id" value={search.q} onSearch={(q) => onSearch({ q })} className="w-full sm:w-56" />
      <ChoiceMenu label="Campaign" choices={withGone(campaigns, search.campaign)} chosen={search.campaign} onChange={(campaign) => onSearch({ campaign })} />
      <ChoiceMenu label="Queue" choices={withGone(queues, search.queue)} chosen={search.queue} onChange={(queue) => onSearch({ queue })} />
      <Popover
        label="What is too long"
        className="p-4"
        trigger={(trigger) => (
          <Button {...trigger}>
            Thresholds
            {isUsual(search) ? null : <span className="text-muted">(own values)</span>}
            <Icon name="chevron-down" className="size-4" />
          </Button>
        )}
      >
        <Suspense>
          <ThresholdForm search={search} onSearch={onSearch} />
        </Suspense>
      </Popover>
      {isFiltered ? (
        <Button size="small" variant="ghost" onClick={() => onSearch(noFloorFilters)}>
          Clear filters
        </Button>
      ) : null}
      <span className="ml-auto">{children}</span>
    </div>
  )
}

/** What was chosen and has nobody on it any more must still be there to be taken away. */
function withGone(choices: readonly Choice[], chosen: readonly string[]): Choice[] {
  const gone = chosen.filter((value) => choices.every((choice) => choice.value !== value))
  return [...choices, ...gone.map((value) => ({ value, label: value, detail: 'nobody now' }))]
}
