'use client'

import type { KeyboardEvent, PointerEvent } from 'react'
import { lazy, Suspense, useState } from 'react'
import { clsx } from 'clsx'
import { zonedTime } from '@/components/ui/zoned-time'
import { barSentence, plotMargin, shareOfBar, type HistogramData } from './histogram-data'

const HistogramBars = lazy(() => import('./histogram-bars'))

type TimeHistogramProps = {
  /** Names the control, e.g. `Calls by outcome`. */
  label: string
  /** What is counted, in the plural. */
  unit: string
  data: HistogramData
  zone: string
  height: number
  /** The chosen bars as moments: `to` is the last second that belongs to them. */
  onZoom: (span: { from: string; to: string }) => void
  onZoomOut?: (() => void) | undefined
}

type Chosen = { anchor: number; head: number }

/**
 * Stacked bars over time. A click chooses one bar, a drag several; by keyboard the arrows move, with Shift they choose, Enter zooms into
 * what is chosen and Escape out again. What the marked bars hold stands in a line above, for eyes and for a screen reader.
 */
export function TimeHistogram({ label, unit, data, zone, height, onZoom, onZoomOut }: TimeHistogramProps) {
  const [marked, setMarked] = useState<Chosen | null>(null)
  const [isDragging, setDragging] = useState(false)
  const last = data.bars.length - 1
  const inside = (bar: number) => Math.max(0, Math.min(last, bar))
  const chosen = marked === null ? null : { first: inside(Math.min(marked.anchor, marked.head)), last: inside(Math.max(marked.anchor, marked.head)) }
  const said = chosen === null ? `${data.bars.length} bars. Arrows move, Shift and arrows choose, Enter zooms in.` : barSentence(data, { ...chosen, zone, unit })
  const zoom = (first: number, end: number) => {
    const [from, edge] = [data.edges[first], data.edges[end + 1]]
    setMarked(null)
    if (from !== undefined && edge !== undefined) onZoom({ from, to: new Date(Date.parse(edge) - 1_000).toISOString() })
  }
  const barAt = ({ currentTarget, clientX }: PointerEvent<HTMLElement>): number => {
    const { left, width } = currentTarget.getBoundingClientRect()
    return inside(Math.floor(((clientX - left) / width) * data.bars.length))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const head = targetOf(event.key, marked?.head ?? null, last)
    if (head !== null) setMarked({ anchor: event.shiftKey ? (marked?.anchor ?? head) : head, head })
    else if (event.key === 'Enter' && chosen !== null) zoom(chosen.first, chosen.last)
    else if (event.key === 'Escape' && marked !== null) setMarked(null)
    else if (event.key === 'Escape' && onZoomOut !== undefined) onZoomOut()
    else return
    event.preventDefault()
  }
  return (
    <div>
      <p aria-hidden className="mb-1 truncate text-table text-muted tabular">
        {chosen === null ? 'Drag over the bars, or click one, to see its calls alone.' : said}
      </p>
      <div className="relative" style={{ height }}>
        <Suspense fallback={null}>
          <HistogramBars data={data} zone={zone} height={height} />
        </Suspense>
        <div
          role="slider"
          tabIndex={0}
          aria-label={label}
          aria-valuemin={1}
          aria-valuemax={last + 1}
          aria-valuenow={inside(marked?.head ?? 0) + 1}
          aria-valuetext={said}
          onKeyDown={onKeyDown}
          onPointerDown={(event) => {
            if (event.button !== 0) return
            event.currentTarget.setPointerCapture(event.pointerId)
            setDragging(true)
            setMarked({ anchor: barAt(event), head: barAt(event) })
          }}
          onPointerMove={(event) => {
            const head = barAt(event)
            setMarked((known) => ({ anchor: isDragging ? (known?.anchor ?? head) : head, head }))
          }}
          onPointerUp={() => {
            if (isDragging && chosen !== null) zoom(chosen.first, chosen.last)
            setDragging(false)
          }}
          onPointerCancel={() => setDragging(false)}
          onPointerLeave={() => (isDragging ? undefined : setMarked(null))}
          className="absolute cursor-crosshair touch-pan-y outline-offset-2 select-none"
          style={plotMargin}
        >
          {chosen === null ? null : (
            <span aria-hidden className={clsx('absolute inset-y-0 border-x border-accent', isDragging ? 'bg-accent/25' : 'bg-accent/10')} style={shareOfBar(chosen, data.bars.length)} />
          )}
        </div>
      </div>
    </div>
  )
}

function targetOf(key: string, head: number | null, last: number): number | null {
  if (key === 'Home') return 0
  if (key === 'End') return last
  if (key === 'ArrowRight') return head === null ? 0 : Math.min(last, head + 1)
  if (key === 'ArrowLeft') return head === null ? last : Math.max(0, head - 1)
  return null
}

type HistogramTableProps = Pick<TimeHistogramProps, 'label' | 'data' | 'zone' | 'onZoom'> & { height: number }

/** The same bars as rows, with the same way in. */
export function HistogramTable({ label, data, zone, height, onZoom }: HistogramTableProps) {
  return (
    <div tabIndex={0} role="region" aria-label={`${label} as a table`} className="overflow-auto" style={{ maxHeight: height + 28 }}>
      <table className="w-full text-table">
        <thead className="sticky top-0 bg-surface text-left">
          <tr className="border-b border-line">
            <th scope="col" className="py-1 pr-3 font-medium">From</th>
            {data.series.map(({ id, label: word }) => (
              <th key={id} scope="col" className="py-1 pr-3 text-right font-medium">{word}</th>
            ))}
            <th scope="col" className="py-1 text-right font-medium">All</th>
          </tr>
        </thead>
        <tbody>
          {data.bars.map((bar, index) => {
            const [from, to] = [data.edges[index], data.edges[index + 1]]
            if (from === undefined || to === undefined) return null
            return (
              <tr key={from} className="border-b border-line">
                <th scope="row" className="py-0.5 pr-3 text-left font-normal">
                  <button
                    type="button"
                    className="rounded-small text-accent underline-offset-2 hover:underline"
                    onClick={() => onZoom({ from, to: new Date(Date.parse(to) - 1_000).toISOString() })}
                  >
                    {zonedTime(from, zone)}
                  </button>
                </th>
                {data.series.map(({ id }, place) => (
                  <td key={id} className="py-0.5 pr-3 text-right tabular">{(bar[place] ?? 0).toLocaleString('en-US')}</td>
                ))}
                <td className="py-0.5 text-right font-medium tabular">{bar.reduce((sum, calls) => sum + calls, 0).toLocaleString('en-US')}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
