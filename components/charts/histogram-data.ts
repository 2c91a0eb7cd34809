import { zonedTime } from '@/components/ui/zoned-time'
import type { ChartLook } from './chart-colours'

export type HistogramData = {
  /** Moments between the bars: one more than there are bars. */
  edges: readonly string[]
  /** From the bottom of a bar to its top. */
  series: readonly { id: string; label: string; look: ChartLook }[]
  /** For each bar, how many of each series. */
  bars: readonly (readonly number[])[]
}

/** Room around the plot, in pixels; the layer that is dragged over lies exactly on it. */
export const plotMargin = { left: 52, right: 8, top: 8, bottom: 24 } as const

type Chosen = { first: number; last: number }

/** `Mar 3, 2026, 09:00:00 PST to 10:00 PST: 132 calls, Sale 12, No answer 90`. */
export function barSentence(data: HistogramData, { first, last, zone, unit }: Chosen & { zone: string; unit: string }): string {
  const [from, to] = [data.edges[first], data.edges[last + 1]]
  if (from === undefined || to === undefined) return ''
  const bars = data.bars.slice(first, last + 1)
  const sums = data.series.map(({ label }, place) => ({ label, sum: bars.reduce((all, bar) => all + (bar[place] ?? 0), 0) }))
  const all = sums.reduce((total, { sum }) => total + sum, 0)
  const isLong = Date.parse(to) - Date.parse(from) >= 86_400_000
  const parts = sums.filter(({ sum }) => sum > 0).map(({ label, sum }) => `${label} ${sum.toLocaleString('en-US')}`)
  return `${zonedTime(from, zone)} to ${zonedTime(to, zone, isLong ? 'date-time' : 'minute')}: ${all.toLocaleString('en-US')} ${unit}${parts.length === 0 ? '' : `, ${parts.join(', ')}`}`
}

/** Where the chosen bars stand in the plot, as CSS. */
export const shareOfBar = ({ first, last }: Chosen, bars: number): { left: string; width: string } => ({
  left: `${(first / bars) * 100}%`,
  width: `${((last - first + 1) / bars) * 100}%`,
})

const mostTicks = 12
/** Minutes between ticks, each a part of a day. */
const tickSteps = [1, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720]

/** Bars under which a time stands: those that begin at a round time of the zone's clock, or every so many days. */
export function tickEdges(edges: readonly string[], zone: string): string[] {
  const starts = edges.slice(0, -1)
  const minutes = (Date.parse(edges.at(-1) ?? '') - Date.parse(edges[0] ?? '')) / 60_000
  const step = tickSteps.find((each) => minutes / each <= mostTicks)
  if (step === undefined) {
    const midnights = starts.filter((at) => zonedTime(at, zone, 'minute').startsWith('00:00'))
    return midnights.filter((_, index) => index % Math.ceil(midnights.length / mostTicks) === 0)
  }
  return starts.filter((at) => {
    const [hours = 0, minute = 0] = zonedTime(at, zone, 'minute').slice(0, 5).split(':').map(Number)
    return (hours * 60 + minute) % step === 0
  })
}

/** What stands under such a bar. */
export function tickLabel(at: string, { edges, zone }: Pick<HistogramData, 'edges'> & { zone: string }): string {
  const [from, to] = [edges[0] ?? at, edges.at(-1) ?? at]
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  if (days > 8) return zonedTime(at, zone, 'date').replace(/, \d{4}$/, '')
  const minute = zonedTime(at, zone, 'minute').slice(0, 5)
  return days > 1.1 ? `${zonedTime(at, zone, 'date').replace(/, \d{4}$/, '')} ${minute}` : minute
}
