import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { timedStates } from '@/lib/contracts/live-words'
import { isUsual, thresholdNames, usualSearch, type FloorSearch, type ThresholdSearch } from './search-params'
import { stateLooks } from './state-looks'

type ThresholdFormProps = { search: ThresholdSearch; onSearch: (changes: Partial<FloorSearch>) => void }

const longest = 86_400

/** From how many seconds on a stay is too long. They go into the address: a link shows the same red to everybody. */
export default function ThresholdForm({ search, onSearch }: ThresholdFormProps) {
  return (
    <div className="flex w-72 flex-col gap-2">
      <p className="text-table text-muted">Red from so many seconds in a state on; 0 is never.</p>
      {timedStates.map((state) => {
        const name = thresholdNames[state]
        return (
          <label key={state} className="flex items-center gap-3">
            <span className="grow">{stateLooks[state].word}</span>
            <Input
              // Typed first, taken when it is finished.
              key={search[name]}
              inputMode="numeric"
              defaultValue={String(search[name])}
              onBlur={(event) => take(event.currentTarget.value)}
              onKeyDown={(event) => (event.key === 'Enter' ? take(event.currentTarget.value) : undefined)}
              className="tabular w-24! text-right"
            />
          </label>
        )
        function take(typed: string) {
          const seconds = Math.min(Number(typed.replace(/\D/g, '').slice(0, 6)), longest)
          if (seconds !== search[name]) onSearch({ [name]: seconds })
        }
      })}
      <Button size="small" variant="ghost" className="self-start" disabled={isUsual(search)} onClick={() => onSearch(usualSearch)}>
        Usual values
      </Button>
    </div>
  )
}
