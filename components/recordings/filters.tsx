import type { ReactNode, RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { ChoiceMenu, type Choice } from '@/components/ui/choice-menu'
import { ExamplesMenu } from '@/components/ui/examples-menu'
import { Input } from '@/components/ui/input'
import { SearchInput } from '@/components/ui/search-input'
import { spanExamples } from '@/lib/shared/date-language'
import { isFiltered, longestSeconds, noRecordingFilters, type RecordingSearch } from './search-params'

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
      <span className="flex w-full gap-2 sm:w-auto">
        <SearchInput
          ref={whenRef}
          label="When: today, last 7 d, 2026-11-01..2026-11-08"
          placeholder="today"
          value={search.when}
          delayMs={500}
          onSearch={(when) => onSearch({ when: when === '' ? 'today' : when.toLowerCase() })}
          className="w-full sm:w-48"
        />
        <ExamplesMenu label="Examples of times" examples={spanExamples} onChoose={(when) => onSearch({ when })} />
      </span>
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
