'use client'

import { Button } from '@/components/ui/button'
import { ChoiceMenu, type Choice } from '@/components/ui/choice-menu'
import { FilterFold } from '@/components/ui/filter-fold'
import { Input } from '@/components/ui/input'
import { SearchInput } from '@/components/ui/search-input'
import { auditActions, auditOutcomes } from '@/lib/contracts/audit-words'
import { actionWords, outcomeLooks } from './audit-words'
import { filtersOn, noFilters, type AuditFilters } from './search-params'

type FiltersProps = { filters: AuditFilters; onChange: (changes: Partial<AuditFilters>) => void }

export function AuditFilterBar({ filters, onChange }: FiltersProps) {
  const count = filtersOn(filters)
  return (
    <div role="search" aria-label="Filter the audit" className="mb-3 flex flex-wrap items-center gap-2">
      <FilterFold count={count}>
        <ChoiceMenu
          label="Action"
          choices={actionChoices}
          chosen={filters.action}
          onChange={(chosen) => onChange({ action: auditActions.filter((action) => chosen.includes(action)) })}
        />
        <ChoiceMenu
          label="Outcome"
          choices={outcomeChoices}
          chosen={filters.outcome}
          onChange={(chosen) => onChange({ outcome: auditOutcomes.filter((outcome) => chosen.includes(outcome)) })}
        />
        <SearchInput
          label="Who: name or user id"
          value={filters.actor}
          delayMs={300}
          onSearch={(actor) => onChange({ actor: actor.slice(0, 64) })}
          className="w-full sm:w-52"
        />
        <SearchInput
          label="What: name or id"
          value={filters.target}
          delayMs={300}
          onSearch={(target) => onChange({ target: target.slice(0, 64) })}
          className="w-full sm:w-52"
        />
        <DayInput label="From" value={filters.from} max={filters.to} onChange={(from) => onChange({ from })} />
        <DayInput label="To" value={filters.to} min={filters.from} onChange={(to) => onChange({ to })} />
        {count > 0 ? (
          <Button size="small" variant="ghost" onClick={() => onChange(noFilters)}>
            Clear filters
          </Button>
        ) : null}
      </FilterFold>
    </div>
  )
}

const actionChoices: readonly Choice[] = auditActions.map((value) => ({ value, label: actionWords[value] }))
const outcomeChoices: readonly Choice[] = auditOutcomes.map((value) => ({ value, label: outcomeLooks[value].word }))

type DayInputProps = { label: string; value: string | null; min?: string | null; max?: string | null; onChange: (day: string | null) => void }

function DayInput({ label, value, min, max, onChange }: DayInputProps) {
  return (
    <label className="inline-flex items-center gap-1.5 text-muted">
      {label}
      <Input
        type="date"
        value={value ?? ''}
        min={min ?? undefined}
        max={max ?? undefined}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        className="w-40!"
      />
    </label>
  )
}
