import { Button } from '@/components/ui/button'
import type { Choice } from '@/components/ui/choice-menu'
import { Icon } from '@/components/ui/icon'
import { zonedTime } from '@/components/ui/zoned-time'
import { callTypeWord } from './call-words'
import { isNarrowed, noAttempt, noCallFilters, type CallsState } from './search-params'
import type { CallChoices } from './use-calls'

type FilterChipsProps = { chips: readonly Chip[]; state: CallsState; narrow: (changes: Partial<CallsState>) => void }

/** Every filter that is on, each with its way out. */
export function FilterChips({ chips, state, narrow }: FilterChipsProps) {
  if (chips.length === 0) return null
  return (
    <div role="group" aria-label="Filters that are on" className="flex w-full flex-wrap items-center gap-2">
      {chips.map(({ word, values, off }) => (
        <span key={word} className="inline-flex max-w-full items-center rounded border border-edge/60 bg-surface text-table">
          <span className="truncate px-2 py-1">
            <span className="text-muted">{word}: </span>
            <span className="font-medium">{values}</span>
          </span>
          <button
            type="button"
            aria-label={`Remove filter: ${word}`}
            onClick={() => narrow(off)}
            className="mr-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded-small hover:bg-hover"
          >
            <Icon name="x" className="size-3.5" />
          </button>
        </span>
      ))}
      {isNarrowed(state) ? (
        <Button size="small" variant="ghost" onClick={() => narrow(noCallFilters)}>
          Clear filters
        </Button>
      ) : null}
    </div>
  )
}

type Chip = { word: string; values: string; off: Partial<CallsState> }

type Words = { choices: CallChoices; /** The kept search in words. */ person: string | null; zone: string }

/** One for every filter that is on. */
export function chipsOf(state: CallsState, { choices, person, zone }: Words): Chip[] {
  const chips: (Chip | null)[] = [
    state.from === '' && state.to === '' ? null : { word: 'Time', values: `${momentOf(state.from, zone)} to ${momentOf(state.to, zone)}`, off: { from: '', to: '' } },
    state.s === '' ? null : { word: 'Person', values: person ?? 'a kept search', off: { s: '' } },
    several('Outcome', state.status, { choices: choices.status, off: { status: [] } }),
    several('Agent', state.user, { choices: choices.user, off: { user: [] } }),
    several('Campaign', state.campaign, { choices: choices.campaign, off: { campaign: [] } }),
    several('List', state.list, { choices: choices.list, off: { list: [] } }),
    several('Queue', state.queue, { choices: [], off: { queue: [] } }),
    several('Type', state.type.map((type) => callTypeWord(type) ?? type), { choices: [], off: { type: [] } }),
    state.lead === '' ? null : { word: 'Lead', values: state.lead, off: { lead: '' } },
    state.attempt === noAttempt ? null : { word: 'Attempt', values: String(state.attempt), off: { attempt: noAttempt } },
  ]
  return chips.flatMap((chip) => chip ?? [])
}

function several(word: string, values: readonly string[], { choices, off }: { choices: readonly Choice[]; off: Partial<CallsState> }): Chip | null {
  if (values.length === 0) return null
  const names = values.map((value) => choices.find((choice) => choice.value === value)?.label ?? value)
  return { word, values: names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : ''), off }
}

const momentOf = (text: string, zone: string): string => {
  if (text === '') return 'now'
  return /T/.test(text) && !Number.isNaN(Date.parse(text)) ? zonedTime(text, zone) : text
}
