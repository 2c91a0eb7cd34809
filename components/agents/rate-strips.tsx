import { clsx } from 'clsx'
import { Link } from '@/components/ui/link'
import { isFew } from '@/lib/contracts/agent-columns-words'
import { ratioFigure } from '@/lib/contracts/figure-words'
import type { AgentRow } from '@/lib/contracts/performance'
import { bandOf, standardRatios, type StandardRatio } from '@/lib/contracts/performance-words'
import { useRovingRows } from './use-roving-rows'

export const stripRatios = ['callsPerHour', 'humansPerHour', 'contactsPerHour', 'successesPerHour', 'talkShare', 'pauseShare'] as const satisfies readonly StandardRatio[]

type RateStripsProps = { rows: readonly AgentRow[]; few: number; callsHref: (row: AgentRow) => string }

/** How agents spread: the box holds the middle half, its line is the median, each dot is an agent. Agents with few calls count in neither. */
export function RateStrips({ rows, few, callsHref }: RateStripsProps) {
  return (
    <div className="flex flex-col gap-3">
      {stripRatios.map((ratio) => (
        <Strip key={ratio} ratio={ratio} rows={rows} few={few} callsHref={callsHref} />
      ))}
    </div>
  )
}

function Strip({ ratio, rows, few, callsHref }: RateStripsProps & { ratio: StandardRatio }) {
  const { name } = standardRatios[ratio]
  const figure = ratioFigure(standardRatios[ratio])
  const dots = rows
    .flatMap((row) => {
      const value = row.now === null ? null : figure.value(row.now)
      return value === null ? [] : [{ row, value, isFew: isFew(row, few) }]
    })
    .toSorted((a, b) => a.value - b.value)
  const band = bandOf(dots.filter((dot) => !dot.isFew).map(({ value }) => value))
  const roving = useRovingRows(dots.length)
  const most = Math.max(...dots.map(({ value }) => value), 0) * 1.04 || 1
  const at = (value: number) => `${(value / most) * 100}%`
  return (
    <div className="grid grid-cols-[88px_minmax(0,1fr)] items-center gap-x-3 text-table sm:grid-cols-[104px_minmax(0,1fr)_272px]">
      <span className="text-muted">{name}</span>
      <div className="relative h-8 rounded-small bg-sunken" role="group" aria-label={`${name}, one mark per agent`} onKeyDown={roving.onKeyDown}>
        {band === null ? null : (
          <>
            <span aria-hidden className="absolute inset-y-1 rounded-small border border-accent bg-accent-soft" style={{ left: at(band.low), width: at(band.high - band.low) }} />
            <span aria-hidden className="absolute inset-y-0 w-0.5 bg-accent" style={{ left: at(band.median) }} />
          </>
        )}
        {dots.map((dot, index) => (
          <Link
            key={dot.row.userId}
            {...roving.itemProps(index)}
            href={callsHref(dot.row)}
            isPrefetched={false}
            title={`${dot.row.name}: ${figure.text(dot.value)}${dot.isFew ? ' (few calls)' : ''}`}
            aria-label={`${dot.row.name}: ${figure.text(dot.value)}${dot.isFew ? ', few calls' : ''}. Opens the calls.`}
            className={clsx(
              'absolute top-1/2 size-2 -translate-x-1/2 -translate-y-1/2 rounded-full border before:absolute before:-inset-1.5 before:content-[""] hover:ring-2 hover:ring-accent',
              dot.isFew ? 'border-grey' : 'border-ink bg-ink/60',
            )}
            style={{ left: at(dot.value) }}
          />
        ))}
      </div>
      <span className="tabular col-start-2 text-small text-muted sm:col-start-3">
        {band === null ? 'nobody with enough calls' : `median ${figure.text(band.median)}, half in ${figure.text(band.low)}–${figure.text(band.high)}, n ${band.count}`}
      </span>
    </div>
  )
}
