'use client'

import type { KeyboardEvent, PointerEvent } from 'react'
import { lazy, Suspense, useState } from 'react'
import { trendMargin, type TrendMark, type TrendSeries } from './trend-data'

const TrendPlot = lazy(() => import('./trend-plot'))

type TrendChartProps = {
  label: string
  marks: readonly TrendMark[]
  series: readonly TrendSeries[]
  height: number
  format: (value: number) => string
  /** All that is known of a point, in a sentence. */
  say: (key: string) => string
  onOpen: (key: string) => void
}

/** Curves and bars over time. The arrows or the pointer mark a point, whose numbers stand in a line above; Enter or a click opens it. */
export function TrendChart({ label, marks, series, height, format, say, onOpen }: TrendChartProps) {
  const [marked, setMarked] = useState<number | null>(null)
  const last = marks.length - 1
  const at = marked === null ? null : Math.min(marked, last)
  const mark = at === null ? undefined : marks[at]
  const markAt = ({ currentTarget, clientX }: PointerEvent<HTMLElement>): number => {
    const { left, width } = currentTarget.getBoundingClientRect()
    return Math.max(0, Math.min(last, Math.floor(((clientX - left) / width) * marks.length)))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = targetOf(event.key, at, last)
    if (next !== null) setMarked(next)
    else if (event.key === 'Enter' && mark !== undefined) onOpen(mark.key)
    else if (event.key === 'Escape') setMarked(null)
    else return
    event.preventDefault()
  }
  return (
    <div>
      <p aria-hidden className="tabular mb-1 min-h-5 text-table text-muted">
        {mark === undefined ? 'Point at the chart, or use the arrows; a click or Enter opens the calls.' : say(mark.key)}
      </p>
      <div className="relative" style={{ height }}>
        <Suspense fallback={null}>
          <TrendPlot marks={marks} series={series} height={height} format={format} />
        </Suspense>
        <div
          role="slider"
          tabIndex={0}
          aria-label={label}
          aria-valuemin={1}
          aria-valuemax={marks.length}
          aria-valuenow={(at ?? last) + 1}
          aria-valuetext={mark === undefined ? `${marks.length} points. Arrows move, Enter opens the calls.` : say(mark.key)}
          onKeyDown={onKeyDown}
          onPointerMove={(event) => setMarked(markAt(event))}
          onPointerLeave={() => setMarked(null)}
          onClick={() => (mark === undefined ? undefined : onOpen(mark.key))}
          className="absolute cursor-pointer touch-pan-y outline-offset-2 select-none"
          style={trendMargin}
        >
          {at === null ? null : (
            <span
              aria-hidden
              className="absolute inset-y-0 border-x border-accent bg-accent/10"
              style={{ left: `${(at / marks.length) * 100}%`, width: `${100 / marks.length}%` }}
            />
          )}
        </div>
      </div>
    </div>
  )
}

function targetOf(key: string, at: number | null, last: number): number | null {
  if (key === 'Home') return 0
  if (key === 'End') return last
  if (key === 'ArrowRight') return at === null ? 0 : Math.min(last, at + 1)
  if (key === 'ArrowLeft') return at === null ? last : Math.max(0, at - 1)
  return null
}
