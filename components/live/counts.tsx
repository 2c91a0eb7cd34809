import { clsx } from 'clsx'
import { StateMark } from '@/components/ui/state-mark'
import { floorStates } from '@/lib/contracts/live-words'
import type { FloorCounts } from './floor-rows'
import type { FloorSearch } from './search-params'
import { overLook, stateLooks, type StateLook } from './state-looks'

type CountsProps = { counts: FloorCounts; search: Pick<FloorSearch, 'state' | 'over'>; onSearch: (changes: Partial<FloorSearch>) => void }

/** How many are in each state; a press shows only them. States in which nobody is and that are rare stay away. */
export function Counts({ counts, search, onSearch }: CountsProps) {
  const toggle = (state: (typeof floorStates)[number]) =>
    onSearch({ state: search.state.includes(state) ? search.state.filter((each) => each !== state) : [...search.state, state] })
  const shown = floorStates.filter((state) => counts[state] > 0 || search.state.includes(state) || usualStates.includes(state))
  return (
    <div role="group" aria-label="Agents by state" className="mb-4 grid grid-cols-2 gap-2 sm:grid-cols-3 lg:flex lg:flex-wrap">
      {shown.map((state) => (
        <Count key={state} look={stateLooks[state]} count={counts[state]} isPressed={search.state.includes(state)} onPress={() => toggle(state)} />
      ))}
      <Count look={overLook} count={counts.over} isPressed={search.over} onPress={() => onSearch({ over: !search.over })} />
    </div>
  )
}

const usualStates: readonly string[] = ['on-call', 'ready', 'wrap-up', 'paused']

type CountProps = { look: StateLook; count: number; isPressed: boolean; onPress: () => void }

function Count({ look: { word, shape, tone }, count, isPressed, onPress }: CountProps) {
  return (
    <button
      type="button"
      aria-pressed={isPressed}
      aria-label={`${word}: ${count}`}
      onClick={onPress}
      className={clsx(
        'flex min-w-28 flex-col rounded border px-3 py-2 text-left hover:bg-hover',
        isPressed ? 'border-accent bg-selected' : 'border-line bg-surface',
      )}
    >
      <span className="tabular text-kpi font-semibold">{count}</span>
      <StateMark shape={shape} tone={count === 0 ? 'grey' : tone} label={word} className="text-table" />
    </button>
  )
}
