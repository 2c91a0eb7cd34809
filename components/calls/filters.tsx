'use client'

import type { ReactNode, RefObject } from 'react'
import { lazy, Suspense } from 'react'
import { Button } from '@/components/ui/button'
import { ChoiceMenu, type Choice } from '@/components/ui/choice-menu'
import { FilterFold } from '@/components/ui/filter-fold'
import { Icon } from '@/components/ui/icon'
import { Popover } from '@/components/ui/popover'
import { Skeleton } from '@/components/ui/skeleton'
import { SpanInput } from '@/components/ui/span-input'
import { callTypes, callTypeWords } from '@/lib/contracts/calls-words'
import { spanExamples } from '@/lib/shared/date-language'
import { chipsOf, FilterChips } from './filter-chips'
import type { CallsState, ChangeCalls } from './search-params'
import type { CallChoices } from './use-calls'

const PersonSearch = lazy(async () => ({ default: (await import('./person-search')).PersonSearch }))
const MoreFilters = lazy(async () => ({ default: (await import('./person-search')).MoreFilters }))

type CallFiltersProps = {
  state: CallsState
  setState: ChangeCalls
  choices: CallChoices
  /** The kept search in words. */
  person: string | null
  mayLookUp: boolean
  isUnderstood: boolean
  zone: string
  whenRef: RefObject<HTMLInputElement | null>
  children?: ReactNode
}

const typeChoices: readonly Choice[] = callTypes.map((type) => ({ value: type, label: callTypeWords[type] }))

export function CallFilters({ state, setState, choices, person, mayLookUp, isUnderstood, zone, whenRef, children }: CallFiltersProps) {
  const narrow = (changes: Partial<CallsState>) => setState({ ...changes, open: '' }, { history: 'push' })
  const isZoomed = state.from !== '' || state.to !== ''
  const chips = chipsOf(state, { choices, person, zone })
  return (
    <div role="search" aria-label="Filter the calls" className="mb-3 flex flex-wrap items-center gap-2">
      <FilterFold lead={<SpanInput value={isZoomed ? '' : state.when} onChange={(when) => narrow({ when, from: '', to: '' })} inputRef={whenRef} />} count={chips.length}>
        <ChoiceMenu isCounted={false} label="Outcome" choices={choices.status} chosen={state.status} onChange={(status) => narrow({ status })} />
        <ChoiceMenu isCounted={false} label="Agent" choices={choices.user} chosen={state.user} onChange={(user) => narrow({ user })} />
        <ChoiceMenu isCounted={false} label="Campaign" choices={choices.campaign} chosen={state.campaign} onChange={(campaign) => narrow({ campaign })} />
        <ChoiceMenu isCounted={false} label="List" choices={choices.list} chosen={state.list} onChange={(list) => narrow({ list })} />
        <ChoiceMenu isCounted={false} label="Type" choices={typeChoices} chosen={state.type} onChange={(type) => narrow({ type })} />
        {mayLookUp ? (
          <Panelled label="Number or name">{(close) => <PersonSearch onFound={(s) => { close(); narrow({ s }) }} />}</Panelled>
        ) : null}
        <Panelled label="More">{(close) => <MoreFilters state={state} onApply={(changes) => { close(); narrow(changes) }} />}</Panelled>
        <span className="ml-auto flex items-center gap-2">{children}</span>
        <FilterChips chips={chips} state={state} narrow={narrow} />
      </FilterFold>
      {isUnderstood ? null : (
        <p role="alert" className="w-full text-table text-danger">
          This time is not understood. Try one of: {spanExamples.join(', ')}.
        </p>
      )}
    </div>
  )
}

function Panelled({ label, children }: { label: string; children: (close: () => void) => ReactNode }) {
  return (
    <Popover
      label={label}
      trigger={(trigger) => (
        <Button {...trigger}>
          {label}
          <Icon name="chevron-down" className="size-4" />
        </Button>
      )}
    >
      {(close) => <Suspense fallback={<Skeleton className="h-40 w-64" />}>{children(close)}</Suspense>}
    </Popover>
  )
}
