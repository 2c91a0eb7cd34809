import type { ReactNode, RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { ChoiceMenu, type Choice } from '@/components/ui/choice-menu'
import { ExamplesMenu } from '@/components/ui/examples-menu'
import { Icon } from '@/components/ui/icon'
import { Input } from '@/components/ui/input'
import { Menu } from '@/components/ui/menu'
import { SearchInput } from '@/components/ui/search-input'
import { spanExamples } from '@/lib/shared/date-language'
import { isFiltered, noAgentFilters, type AgentSearch } from './search-params'

export type AgentChoices = { agents: readonly Choice[]; campaigns: readonly Choice[]; lists: readonly Choice[]; statuses: readonly Choice[] }

type SetSearch = (changes: Partial<AgentSearch>) => void
type AgentFiltersProps = {
  search: AgentSearch
  onSearch: SetSearch
  choices: AgentChoices
  problem: 'when' | 'compare' | null
  whenRef: RefObject<HTMLInputElement | null>
  children?: ReactNode
}

export function AgentFilters({ search, onSearch, choices, problem, whenRef, children }: AgentFiltersProps) {
  return (
    <div role="search" aria-label="Choose the time and whose numbers" className="mb-3 flex flex-wrap items-center gap-2">
      <TimeControls search={search} onSearch={onSearch} problem={problem} whenRef={whenRef} />
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
      <span className="ml-auto flex flex-wrap items-center gap-2">{children}</span>
    </div>
  )
}

type TimeControlsProps = Pick<AgentFiltersProps, 'problem' | 'whenRef'> & { search: Pick<AgentSearch, 'when' | 'compare'>; onSearch: (changes: Partial<Pick<AgentSearch, 'when' | 'compare'>>) => void }

/** The stretch of time and what it is compared with; both may be typed. */
export function TimeControls({ search, onSearch, problem, whenRef }: TimeControlsProps) {
  return (
    <>
      <span className={pair}>
        <SearchInput
          ref={whenRef}
          label="When: today, last 7 d, 2026-11-01..2026-11-08"
          placeholder="today"
          value={search.when}
          delayMs={500}
          onSearch={(when) => onSearch({ when: when === '' ? 'today' : when.toLowerCase() })}
          className="w-full sm:w-44"
        />
        <ExamplesMenu label="Examples of times" examples={spanExamples} onChoose={(when) => onSearch({ when })} />
      </span>
      <span className="text-table text-muted">against</span>
      <span className={pair}>
        <SearchInput
          label="Compare with: a time in the same words"
          placeholder="same weekdays before"
          value={comparisons.find(({ value }) => value === search.compare)?.label ?? search.compare}
          delayMs={500}
          onSearch={(compare) => onSearch({ compare: comparisonOf(compare) })}
          className="w-full sm:w-48"
        />
        <Menu
          label="Compare with"
          entries={comparisons.map(({ value, label }) => ({ label, checked: value === search.compare, onAct: () => onSearch({ compare: value }) }))}
          trigger={(trigger) => (
            <Button {...trigger} aria-label="What to compare with">
              <Icon name="chevron-down" className="size-4" />
            </Button>
          )}
        />
      </span>
      {problem === null ? null : (
        <p role="alert" className="w-full text-table text-danger">
          The {problem === 'when' ? 'time' : 'time to compare with'} is not understood. Try one of: {spanExamples.join(', ')}.
        </p>
      )}
    </>
  )
}

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
