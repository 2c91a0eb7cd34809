import type { ReactNode, RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { ChoiceMenu, type Choice } from '@/components/ui/choice-menu'
import { FilterFold } from '@/components/ui/filter-fold'
import { Input } from '@/components/ui/input'
import { SpanInput } from '@/components/ui/span-input'
import { spanExamples } from '@/lib/shared/date-language'
import { filtersOn, isFiltered, longestSeconds, noRecordingFilters, type RecordingSearch } from './search-params'

export type RecordingChoices = { agents: readonly Choice[]; campaigns: readonly Choice[]; statuses: readonly Choice[] }

type RecordingFiltersProps = {
  search: RecordingSearch
  onSearch: (changes: Partial<RecordingSearch>) => void
  choices: RecordingChoices
  isUnderstood: boolean
  whenRef: RefObject<HTMLInputElement | null>
  children: ReactNode
}

export function RecordingFilters({ search, onSearch, choices, isUnderstood, whenRef, children }: RecordingFiltersProps) {
  return (
    <div role="search" aria-label="Filter the recordings" className="mb-3 flex flex-wrap items-center gap-2">
      <FilterFold lead={<SpanInput value={search.when} onChange={(when) => onSearch({ when })} inputRef={whenRef} />} count={filtersOn(search)}>
        <ChoiceMenu label="Agent" choices={choices.agents} chosen={search.agent} onChange={(agent) => onSearch({ agent })} />
        <ChoiceMenu label="Campaign" choices={choices.campaigns} chosen={search.campaign} onChange={(campaign) => onSearch({ campaign })} />
        <ChoiceMenu label="Outcome" choices={choices.statuses} chosen={search.status} onChange={(status) => onSearch({ status })} />
        <NumberInput label="Lead id" value={search.lead} onChange={(lead) => onSearch({ lead })} className="w-24!" />
        <span className="inline-flex items-center gap-1.5 text-table text-muted">
          <NumberInput
            label="At least, seconds"
            hint="min s"
            value={search.min === 0 ? '' : String(search.min)}
            onChange={(min) => onSearch({ min: Math.min(Number(min), longestSeconds) })}
            className="w-20!"
          />
          –
          <NumberInput
            label="At most, seconds"
            hint="max s"
            value={search.max === longestSeconds ? '' : String(search.max)}
            onChange={(max) => onSearch({ max: max === '' ? longestSeconds : Math.min(Number(max), longestSeconds) })}
            className="w-20!"
          />
        </span>
        {isFiltered(search) ? (
          <Button size="small" variant="ghost" onClick={() => onSearch(noRecordingFilters)}>
            Clear filters
          </Button>
        ) : null}
        <span className="ml-auto">{children}</span>
      </FilterFold>
      {isUnderstood ? null : (
        <p role="alert" className="w-full text-table text-danger">
          This time is not understood. Try one of: {spanExamples.join(', ')}.
        </p>
      )}
    </div>
  )
}

type NumberInputProps = { label: string; hint?: string; value: string; onChange: (digits: string) => void; className: string }

const NumberInput = ({ label, hint = label, value, onChange, className }: NumberInputProps) => (
  <Input
    aria-label={label}
    title={label}
    placeholder={hint}
    inputMode="numeric"
    // Typed first, asked for when it is finished.
    key={value}
    defaultValue={value}
    onBlur={(event) => tellDigits(event.currentTarget.value, value, onChange)}
    onKeyDown={(event) => (event.key === 'Enter' ? tellDigits(event.currentTarget.value, value, onChange) : undefined)}
    className={className}
  />
)

function tellDigits(typed: string, known: string, tell: (digits: string) => void) {
  const digits = typed.replace(/\D/g, '').slice(0, 20)
  if (digits !== known) tell(digits)
}
