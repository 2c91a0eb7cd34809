import type { ReactNode, RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { ChoiceMenu, type Choice } from '@/components/ui/choice-menu'
import { FilterFold } from '@/components/ui/filter-fold'
import { Icon } from '@/components/ui/icon'
import { Input } from '@/components/ui/input'
import { Menu } from '@/components/ui/menu'
import { SearchInput } from '@/components/ui/search-input'
import { SpanInput } from '@/components/ui/span-input'
import { spanExamples } from '@/lib/shared/date-language'
import { filtersOn, isFiltered, noAgentFilters, type AgentSearch } from './search-params'

export type AgentChoices = { agents: readonly Choice[]; campaigns: readonly Choice[]; lists: readonly Choice[]; statuses: readonly Choice[] }

type SetSearch = (changes: Partial<AgentSearch>) => void
type AgentFiltersProps = {
  search: AgentSearch
  onSearch: SetSearch
  choices: AgentChoices
  problem: 'when' | 'compare' | null
  whenRef: RefObject<HTMLInputElement | null>
}

export function AgentFilters({ search, onSearch, choices, problem, whenRef }: AgentFiltersProps) {
  return (
    <TimeControls label="Choose the time and whose numbers" search={search} onSearch={onSearch} problem={problem} whenRef={whenRef} count={filtersOn(search)}>
      <ChoiceMenu label="Campaign" choices={choices.campaigns} chosen={search.campaign} onChange={(campaign) => onSearch({ campaign })} />
      <ChoiceMenu label="List" choices={choices.lists} chosen={search.list} onChange={(list) => onSearch({ list })} />
      <QueueInput queue={search.queue} onQueue={(queue) => onSearch({ queue })} />
      <ChoiceMenu label="Agent" choices={choices.agents} chosen={search.user} onChange={(user) => onSearch({ user })} />
      <ChoiceMenu label="Outcome" choices={choices.statuses} chosen={search.status} onChange={(status) => onSearch({ status })} />
      {isFiltered(search) ? (
        <Button size="small" variant="ghost" onClick={() => onSearch(noAgentFilters)}>
          Clear filters
        </Button>
      ) : null}
    </TimeControls>
  )
}

type TimeControlsProps = {
  label: string
  search: Pick<AgentSearch, 'when' | 'compare'>
  onSearch: (changes: Partial<Pick<AgentSearch, 'when' | 'compare'>>) => void
  problem: 'when' | 'compare' | null
  whenRef: RefObject<HTMLInputElement | null>
  /** How many of `children` are on. */
  count?: number
  /** Whose numbers. */
  children?: ReactNode
}

/** The stretch of time and what it is compared with; both may be typed. */
export function TimeControls({ label, search, onSearch, problem, whenRef, count = 0, children }: TimeControlsProps) {
  return (
    <div role="search" aria-label={label} className="mb-3 flex flex-wrap items-center gap-2">
      <FilterFold
        lead={<SpanInput value={search.when} onChange={(when) => onSearch({ when })} inputRef={whenRef} />}
        count={count + Number(search.compare !== 'weekdays')}
      >
        <CompareControl compare={search.compare} onCompare={(compare) => onSearch({ compare })} />
        {children}
      </FilterFold>
      {problem === null ? null : (
        <p role="alert" className="w-full text-table text-danger">
          The {problem === 'when' ? 'time' : 'time to compare with'} is not understood. Try one of: {spanExamples.join(', ')}.
        </p>
      )}
    </div>
  )
}

const CompareControl = ({ compare, onCompare }: { compare: string; onCompare: (compare: string) => void }) => (
  <>
    <span className="text-table text-muted">against</span>
    <span className={pair}>
      <SearchInput
        label="Compare with: a time in the same words"
        placeholder="same weekdays before"
        value={comparisons.find(({ value }) => value === compare)?.label ?? compare}
        delayMs={500}
        onSearch={(typed) => onCompare(comparisonOf(typed))}
        className="w-full sm:w-48"
      />
      <Menu
        label="Compare with"
        entries={comparisons.map(({ value, label }) => ({ label, checked: value === compare, onAct: () => onCompare(value) }))}
        trigger={(trigger) => (
          <Button {...trigger} aria-label="What to compare with">
            <Icon name="chevron-down" className="size-4" />
          </Button>
        )}
      />
    </span>
  </>
)

/** A box and its menu stay side by side on a narrow screen. */
const pair = 'flex w-full gap-2 sm:w-auto'

const comparisons = [
  { value: 'weekdays', label: 'same weekdays before' },
  { value: 'previous', label: 'the time right before' },
  { value: 'none', label: 'nothing' },
] as const

function comparisonOf(typed: string): string {
  const words = typed.trim().toLowerCase()
  return comparisons.find(({ value, label }) => label === words || value === words)?.value ?? (words === '' ? 'weekdays' : words)
}

/** Convoso lists its queues nowhere: their ids are typed. */
const QueueInput = ({ queue, onQueue }: { queue: readonly string[]; onQueue: (queue: string[]) => void }) => {
  const tell = (typed: string) => {
    const ids = typed.split(/\D+/).filter((id) => /^[1-9]\d{0,19}$/.test(id))
    if (ids.join() !== queue.join()) onQueue(ids)
  }
  return (
    <Input
      aria-label="Queue ids, separated by commas"
      title="Queue ids, separated by commas"
      placeholder="Queue ids"
      key={queue.join()}
      defaultValue={queue.join(', ')}
      onBlur={(event) => tell(event.currentTarget.value)}
      onKeyDown={(event) => (event.key === 'Enter' ? tell(event.currentTarget.value) : undefined)}
      className="w-24!"
    />
  )
}
