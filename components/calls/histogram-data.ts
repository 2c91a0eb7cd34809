import { chartLook, chartLooks } from '@/components/charts/chart-colours'
import type { HistogramData } from '@/components/charts/histogram-data'
import type { CallHistogram } from '@/lib/contracts/calls'

/** As many outcomes as can be told apart; the rest stands together. */
const named = chartLooks.length - 1

export function toHistogramData({ edges, outcomes, bars }: CallHistogram): HistogramData {
  const own = outcomes.slice(0, outcomes.length > chartLooks.length ? named : chartLooks.length)
  const others = outcomes.slice(own.length)
  const series = own.map(({ code, name }, index) => ({ id: `s${index}`, label: name ?? code, look: chartLook(index) }))
  if (others.length === 0) return { edges, series, bars }
  return {
    edges,
    series: [...series, { id: 'others', label: `${others.length} other outcomes`, look: chartLook(named) }],
    bars: bars.map((bar) => [...bar.slice(0, own.length), bar.slice(own.length).reduce((sum, calls) => sum + calls, 0)]),
  }
}

const many = (count: number): string => count.toLocaleString('en-US')

/** How far it is, in words; null when it is complete. */
export function countingSentence({ state, counted, total, reads, covered }: CallHistogram): string | null {
  if (state === 'done') return null
  const of = total === null ? '' : ` of ${many(total)}`
  if (state === 'asks') return `${many(total ?? 0)} calls match. Counting them all takes about ${many(reads ?? 0)} requests to Convoso.`
  const since = covered === null ? '' : ', the newest first'
  return state === 'failed' ? `Only ${many(counted)}${of} calls could be counted` : `Counting: ${many(counted)}${of} calls${since}`
}
