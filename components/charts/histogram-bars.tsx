'use client'

import { Bar, BarChart, CartesianGrid, XAxis, YAxis } from 'recharts'
import { fillOf } from './chart-colours'
import { plotMargin, tickEdges, tickLabel, type HistogramData } from './histogram-data'

type HistogramBarsProps = { data: HistogramData; zone: string; height: number }

/** The drawing alone, nothing to act on; loaded with the first histogram. */
export default function HistogramBars({ data, zone, height }: HistogramBarsProps) {
  const rows = data.bars.map((bar, index) => ({ at: data.edges[index] ?? '', ...Object.fromEntries(data.series.map(({ id }, place) => [id, bar[place] ?? 0])) }))
  return (
    <div aria-hidden>
      <BarChart responsive style={{ width: '100%', height }} data={rows} barCategoryGap={1} margin={{ top: plotMargin.top, right: plotMargin.right, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="at" height={plotMargin.bottom} tickFormatter={(at: string) => tickLabel(at, { edges: data.edges, zone })} ticks={tickEdges(data.edges, zone)} interval="preserveStart" minTickGap={24} tick={tick} stroke="var(--line)" />
        <YAxis width={plotMargin.left} allowDecimals={false} tick={tick} stroke="var(--line)" tickFormatter={(calls: number) => calls.toLocaleString('en-US')} />
        {data.series.map(({ id, look }) => (
          <Bar key={id} dataKey={id} stackId="all" fill={fillOf(look)} stroke={look.colour} strokeWidth={0.5} isAnimationActive={false} />
        ))}
      </BarChart>
    </div>
  )
}

const tick = { fontSize: 11, fill: 'var(--muted)' } as const
