'use client'

import { Area, Bar, CartesianGrid, ComposedChart, XAxis, YAxis } from 'recharts'
import { fillOf } from './chart-colours'
import { trendMargin, type TrendMark, type TrendSeries } from './trend-data'

type TrendPlotProps = { marks: readonly TrendMark[]; series: readonly TrendSeries[]; height: number; format: (value: number) => string }

/** The drawing alone; what is under the pointer or the keys is said by whoever shows it. */
export default function TrendPlot({ marks, series, height, format }: TrendPlotProps) {
  const data = marks.map(({ label, values, band }) => ({ label, band, ...values }))
  const { top, right, bottom, left } = trendMargin
  return (
    <div aria-hidden className="tabular">
      <ComposedChart responsive style={{ width: '100%', height }} data={data} accessibilityLayer={false} margin={{ top, right, bottom: 0, left: 0 }}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="label" scale="band" height={bottom} tickLine={false} axisLine={{ stroke: 'var(--edge)' }} tick={tickLook} minTickGap={16} />
        <YAxis width={left} tickLine={false} axisLine={false} tick={tickLook} tickFormatter={format} />
        <Area dataKey="band" stroke="none" fill="var(--edge)" fillOpacity={0.22} isAnimationActive={false} activeDot={false} connectNulls={false} />
        {series.map(({ id, look, kind }) =>
          kind === 'bar' ? (
            <Bar key={id} dataKey={id} stackId="parts" fill={fillOf(look)} stroke={look.colour} strokeWidth={0.5} isAnimationActive={false} maxBarSize={36} />
          ) : (
            // An area without a filling is a line, and a line of its own would be another 4 kB.
            <Area key={id} dataKey={id} fill="none" stroke={look.colour} strokeWidth={2} strokeDasharray={look.dash} dot={{ r: 2, fill: look.colour, strokeDasharray: '0' }} isAnimationActive={false} connectNulls={false} />
          ),
        )}
      </ComposedChart>
    </div>
  )
}

const tickLook = { fill: 'var(--muted)', fontSize: 12 }
