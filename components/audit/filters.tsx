'use client'

import { Button } from '@/components/ui/button'
import { FilterFold } from '@/components/ui/filter-fold'
import { Icon } from '@/components/ui/icon'
import { Input } from '@/components/ui/input'
import type { MenuEntry } from '@/components/ui/menu'
import { Menu } from '@/components/ui/menu'
import { SearchInput } from '@/components/ui/search-input'
import type { AuditOutcome } from '@/lib/contracts/audit'
import { auditActions, auditOutcomes } from '@/lib/contracts/audit-words'
import { actionWords, outcomeLooks } from './audit-words'
import { filtersOn, noFilters, type AuditFilters } from './search-params'

type FiltersProps = { filters: AuditFilters; onChange: (changes: Partial<AuditFilters>) => void }

export function AuditFilterBar({ filters, onChange }: FiltersProps) {
  const count = filtersOn(filters)
  return (
    <div role="search" aria-label="Filter the audit" className="mb-3 flex flex-wrap items-center gap-2">
      <FilterFold count={count}>
        <ChoiceMenu label="Action" options={auditActions} words={actionWords} chosen={filters.action} onChange={(action) => onChange({ action })} />
        <ChoiceMenu
          label="Outcome"
          options={auditOutcomes}
          words={outcomeWords}
          chosen={filters.outcome}
          onChange={(outcome) => onChange({ outcome })}
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

const outcomeWords: Record<AuditOutcome, string> = {
  attempted: outcomeLooks.attempted.word,
  succeeded: outcomeLooks.succeeded.word,
  failed: outcomeLooks.failed.word,
  unknown: outcomeLooks.unknown.word,
  denied: outcomeLooks.denied.word,
  observed: outcomeLooks.observed.word,
}

type ChoiceMenuProps<Value extends string> = {
  label: string
  options: readonly Value[]
  words: Record<Value, string>
  chosen: readonly Value[]
  onChange: (chosen: Value[]) => void
}

function ChoiceMenu<Value extends string>({ label, options, words, chosen, onChange }: ChoiceMenuProps<Value>) {
  const entries: MenuEntry[] = options.map((option) => ({
    label: words[option],
    checked: chosen.includes(option),
    stays: true,
    onAct: () => onChange(options.filter((each) => (each === option ? !chosen.includes(option) : chosen.includes(each)))),
  }))
  return (
    <Menu
      label={label}
      entries={entries}
      trigger={(trigger) => (
        <Button {...trigger}>
          {label}
          {chosen.length === 0 ? null : <span className="tabular text-muted">{chosen.length}</span>}
          <Icon name="chevron-down" className="size-4" />
        </Button>
      )}
    />
  )
}

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
