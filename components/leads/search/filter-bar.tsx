'use client'

import { lazy, Suspense, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Menu, type MenuEntry } from '@/components/ui/menu'
import { Popover } from '@/components/ui/popover'
import { Skeleton } from '@/components/ui/skeleton'
import type { UnderstoodSearch } from '@/lib/contracts/lead-search'
import { changeOf, filterNames, isSpan, valuesOf, wordOf, type FilterName } from './filter-words'
import { noLeadFilters, type ChangeSearch, type LeadSearchState } from './search-params'
import type { FoundPerson } from './use-find-person'

const FilterEditor = lazy(async () => ({ default: (await import('./filter-editor')).FilterEditor }))
const PersonFieldsDialog = lazy(async () => ({ default: (await import('./person-fields-dialog')).PersonFieldsDialog }))

type FilterBarProps = {
  state: LeadSearchState
  setState: ChangeSearch
  understood: UnderstoodSearch | null
  mayLookUp: boolean
  person: FoundPerson
  customFields: readonly string[]
  zone: string
}

/** Every filter that is on stands here as a chip, and so do the two that the dialer sets by itself. */
export function FilterBar({ state, setState, understood, mayLookUp, person, customFields, zone }: FilterBarProps) {
  const [begun, setBegun] = useState<FilterName | null>(null)
  const [isByFields, setByFields] = useState(false)
  const active = filterNames.filter((name) => name === begun || valuesOf(state, name).length > 0)
  const isFiltered = active.length > 0 || state.s !== ''
  const add: MenuEntry[] = [
    ...filterNames.filter((name) => !active.includes(name)).map((name) => ({ label: wordOf(name), onAct: () => setBegun(name) })),
    ...(mayLookUp ? (['separator', { label: 'Person fields…', detail: 'Name, address, birth date, account fields', onAct: () => setByFields(true) }] as const) : []),
  ]
  return (
    <div role="group" aria-label="Filters" className="mb-2 flex flex-wrap items-center gap-2">
      {state.s === '' ? null : (
        <Chip word={understood?.sentence ?? 'A search for a person'} onRemove={() => setState({ s: '', page: 1 }, { history: 'push' })} />
      )}
      {active.map((name) => (
        <FilterChip
          key={name}
          name={name}
          state={state}
          zone={zone}
          startsOpen={name === begun}
          onChange={(values) => {
            setBegun(null)
            setState(changeOf(name, values), { history: 'push' })
          }}
        />
      ))}
      {(['archived', 'deleted'] as const).filter((name) => !active.includes(name)).map((name) => (
        <Button key={name} size="small" variant="ghost" className="border-dashed! border-edge! font-normal! text-muted" onClick={() => setBegun(name)}>
          {wordOf(name)}: left out
        </Button>
      ))}
      <Menu
        label="Add a filter"
        entries={add}
        trigger={(trigger) => (
          <Button {...trigger} size="small">
            <Icon name="plus" className="size-3.5" />
            Filter
          </Button>
        )}
      />
      {isFiltered ? (
        <Button size="small" variant="ghost" onClick={() => { setBegun(null); setState(noLeadFilters, { history: 'push' }) }}>
          Clear filters
        </Button>
      ) : null}
      {isByFields ? (
        <Suspense fallback={null}>
          <PersonFieldsDialog customFields={customFields} onClose={() => setByFields(false)} onFind={person.findByFields} />
        </Suspense>
      ) : null}
    </div>
  )
}

type FilterChipProps = { name: FilterName; state: LeadSearchState; zone: string; startsOpen: boolean; onChange: (values: readonly string[]) => void }

function FilterChip({ name, state, zone, startsOpen, onChange }: FilterChipProps) {
  const values = valuesOf(state, name)
  const said = values.length === 0 ? 'choose…' : values.slice(0, 4).join(', ') + (values.length > 4 ? ` and ${values.length - 4} more` : '')
  const editor = (close: () => void) => (
    <Suspense fallback={<Skeleton className="h-24 w-64" />}>
      <FilterEditor
        name={name}
        values={values}
        zone={zone}
        onDone={(next) => {
          close()
          onChange(next)
        }}
      />
    </Suspense>
  )
  return (
    <span className="inline-flex items-center rounded border border-edge/60 bg-surface text-table">
      <Popover
        label={`Filter: ${wordOf(name)}`}
        startsOpen={startsOpen}
        trigger={(trigger) => (
          <button
            type="button"
            {...trigger}
            className="h-7 rounded-small px-2 hover:bg-hover"
          >
            <span className="text-muted">{wordOf(name)}{isSpan(name) ? ' ' : ': '}</span>
            <span className="font-medium">{said}</span>
          </button>
        )}
      >
        {editor}
      </Popover>
      <RemoveButton word={wordOf(name)} onRemove={() => onChange([])} />
    </span>
  )
}

function Chip({ word, onRemove }: { word: string; onRemove: () => void }) {
  return (
    <span className="inline-flex max-w-full items-center rounded border border-accent bg-accent-soft text-table">
      <span className="truncate px-2 py-1 font-medium">{word}</span>
      <RemoveButton word="the search for a person" onRemove={onRemove} />
    </span>
  )
}

function RemoveButton({ word, onRemove }: { word: string; onRemove: () => void }) {
  return (
    <button type="button" aria-label={`Remove filter: ${word}`} onClick={onRemove} className="mr-0.5 inline-flex size-6 items-center justify-center rounded-small hover:bg-hover">
      <Icon name="x" className="size-3.5" />
    </button>
  )
}
