'use client'

import { ChartFrame } from '@/components/charts/chart-frame'
import { mostFewCalls } from '@/lib/contracts/performance-words'
import type { RangeView } from './range-view'
import { RateStrips } from './rate-strips'
import { RateTable } from './rate-table'
import { useSeen } from './use-seen'

/** How the rates of agents spread; drawn when it comes into view, for it has a mark for every agent and rate. */
export function SpreadPanel({ view: { rows, search, onSearch, frame, callsHref } }: { view: RangeView }) {
  const [box, isSeen] = useSeen()
  return (
    <div ref={box}>
      <ChartFrame
        {...frame}
        title="Rates and their spread"
        height={260}
        actions={<FewInput few={search.few} onFew={(few) => onSearch({ few })} />}
        chart={isSeen ? <RateStrips rows={rows} few={search.few} callsHref={callsHref} /> : null}
        table={<RateTable rows={rows} few={search.few} />}
      />
    </div>
  )
}

function FewInput({ few, onFew }: { few: number; onFew: (few: number) => void }) {
  return (
    <label className="inline-flex items-center gap-2 text-table text-muted">
      Grey below
      <input
        type="number"
        min={0}
        max={mostFewCalls}
        key={few}
        defaultValue={few}
        onBlur={(event) => tellFew(event.currentTarget.valueAsNumber, few, onFew)}
        onKeyDown={(event) => (event.key === 'Enter' ? tellFew(event.currentTarget.valueAsNumber, few, onFew) : undefined)}
        className="tabular h-7 w-18 rounded border border-edge bg-surface px-2 text-ink"
      />
      calls
    </label>
  )
}

function tellFew(typed: number, known: number, tell: (few: number) => void) {
  const few = Math.min(mostFewCalls, Math.max(0, Math.round(typed)))
  if (!Number.isNaN(few) && few !== known) tell(few)
}
