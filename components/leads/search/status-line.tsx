'use client'

import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Segmented } from '@/components/ui/segmented'
import { leadPageSizes, mostLoadedLeads } from '@/lib/contracts/lead-search-words'
import { columnWord } from './columns'
import { countSentence, sortSentence, type Loaded } from './loaded'
import { firstOffset, type ChangeSearch, type LeadSearchState } from './search-params'

type StatusLineProps = {
  loaded: Loaded
  state: LeadSearchState
  setState: ChangeSearch
  isLoadingMore: boolean
  onLoadMore: () => void
}

export function StatusLine({ loaded, state, setState, isLoadingMore, onLoadMore }: StatusLineProps) {
  const size = Number(state.size)
  const turn = (page: number) => setState({ page, open: '' }, { history: 'push' })
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 text-table">
      <p role="status" className="tabular text-muted">
        {countSentence(loaded)}
        {state.sort === '' ? null : <> · {sortSentence(loaded, columnWord(state.sort))}</>}
      </p>
      <div className="ml-auto flex flex-wrap items-center gap-2">
        {loaded.hasMore && loaded.count < mostLoadedLeads ? (
          <Button busy={isLoadingMore} onClick={onLoadMore}>
            Load next {size.toLocaleString('en-US')}
          </Button>
        ) : null}
        <Button disabled={state.page <= 1} onClick={() => turn(state.page - 1)}>
          <Icon name="chevron-left" className="size-4" />
          Previous
        </Button>
        <Button disabled={!loaded.hasMore || isLoadingMore} onClick={() => turn(pageAfter(loaded, state))}>
          Next
          <Icon name="chevron-right" className="size-4" />
        </Button>
        <Segmented
          label="Rows per page"
          options={leadPageSizes.map((each) => ({ value: String(each), label: each.toLocaleString('en-US') }))}
          value={state.size}
          onChange={(next) => setState({ size: next, page: 1 })}
        />
      </div>
    </div>
  )
}

/** Behind everything that is loaded by now. */
const pageAfter = ({ count }: Loaded, state: LeadSearchState): number => Math.floor((firstOffset(state) + count) / Number(state.size)) + 1
