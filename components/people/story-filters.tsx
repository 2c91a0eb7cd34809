'use client'

import { clsx } from 'clsx'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Icon } from '@/components/ui/icon'
import { numberText } from '@/components/ui/number-text'
import { Spinner } from '@/components/ui/spinner'
import type { EventKind } from '@/lib/contracts/people-words'
import type { SourceState } from './merge-story'
import { sourceOfKind, sourceWords } from './people-words'
import type { PersonSearch } from './search-params'

type StoryFiltersProps = {
  kinds: readonly EventKind[]
  counts: Readonly<Record<EventKind, number>>
  stateOf: (kind: EventKind) => SourceState | undefined
  isLoading: boolean
  search: PersonSearch
  onSearch: (changes: Partial<PersonSearch>) => void
}

/** One chip per kind; it also tells whether its source is still answering or has failed. */
export function StoryFilters({ kinds, counts, stateOf, isLoading, search, onSearch }: StoryFiltersProps) {
  const toggle = (kind: EventKind) =>
    onSearch({ kind: search.kind.includes(kind) ? search.kind.filter((each) => each !== kind) : [...search.kind, kind] })
  return (
    <div role="search" aria-label="Filter the timeline" className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2">
      {kinds.map((kind) => {
        const state = stateOf(kind)
        const isOpen = isLoading && state?.isDone !== true
        const hasFailed = state !== undefined && state.problem !== null
        return (
          <label
            key={kind}
            className={clsx(
              'inline-flex h-7 items-center gap-1.5 rounded-full border px-2.5 text-table',
              search.kind.includes(kind) ? 'border-accent bg-accent-soft' : 'border-line',
              hasFailed && 'text-danger',
            )}
          >
            <Checkbox checked={search.kind.includes(kind)} onChange={() => toggle(kind)} />
            {sourceWords[sourceOfKind[kind]]}
            {hasFailed ? <Icon name="triangle-alert" className="size-3.5" /> : <span className="tabular text-muted">{numberText(counts[kind])}</span>}
            {hasFailed ? <span className="sr-only">could not be read</span> : null}
            {isOpen ? <Spinner className="size-3.5" /> : null}
          </label>
        )
      })}
      {search.lead === '' ? null : (
        <Button size="small" onClick={() => onSearch({ lead: '' })}>
          Lead {search.lead} only
          <Icon name="x" className="size-3.5" />
        </Button>
      )}
      {search.kind.length === 0 && search.lead === '' ? null : (
        <Button size="small" variant="ghost" onClick={() => onSearch({ kind: [], lead: '' })}>
          Clear filters
        </Button>
      )}
    </div>
  )
}
