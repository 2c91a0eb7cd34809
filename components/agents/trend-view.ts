import { chartLook, timePartLooks, timeParts } from '@/components/charts/chart-colours'
import type { TrendMark, TrendSeries } from '@/components/charts/trend-data'
import { countText } from '@/lib/contracts/figure-words'
import type { TrendPart, TrendPoint } from '@/lib/contracts/performance'
import { ratioValue, standardRatios } from '@/lib/contracts/performance-words'
import type { TrendSearch } from '@/lib/queries/agents'
import { startOfDay } from '@/lib/shared/dates'
import { dayInZone } from '@/lib/shared/zone-stamp'
import { shortKey } from './range-text'
import type { TrendSpan } from './search-params'

export const trendMeasures = ['time', 'callsPerHour', 'talkShare', 'contacts', 'contactRate'] as const
export type TrendMeasure = (typeof trendMeasures)[number]
export const trendMeasureWords: Record<TrendMeasure, string> = { time: 'Time', callsPerHour: 'Calls / h', talkShare: 'Talk %', contacts: 'Contacts', contactRate: 'Contact %' }

/** Convoso sums up calls by disposition only when it is asked by disposition. */
export const needsContacts = (measure: TrendMeasure): boolean => measure === 'contacts' || measure === 'contactRate'
/** The rates have the middle half of the agents behind them. */
export const hasBand = (measure: TrendMeasure): measure is 'callsPerHour' | 'talkShare' | 'contactRate' => measure !== 'time' && measure !== 'contacts'

/** Points whose contacts were asked for and are not known. */
export const withoutContacts = (points: readonly TrendPoint[]): TrendPoint[] => points.filter(({ sums }) => sums !== null && sums.contacts === null)

/** Days back from the last day of the stretch, that day included; or its hours. */
export function trendStretch(span: TrendSpan, { to, nowMs, zone }: { to: string; nowMs: number; zone: string }): Pick<TrendSearch, 'from' | 'to' | 'by'> {
  const end = new Date(Math.min(Date.parse(to), nowMs)).toISOString()
  const lastDay = dayInZone(end, zone)
  if (span === 'hours') return { from: startOfDay(lastDay, zone), to, by: 'hour' }
  const firstDay = new Date(Date.parse(`${lastDay}T12:00:00Z`) - (Number(span) - 1) * 86_400_000).toISOString().slice(0, 10)
  return { from: startOfDay(firstDay, zone), to, by: 'day' }
}

export type TrendProgress = { points: TrendPoint[]; planned: number; asked: number; failed: number; isDone: boolean; readAt: string | null }

/** What has come so far, oldest first; `readAt` is that of the oldest read in it. */
export function trendProgress(parts: readonly TrendPart[]): TrendProgress {
  const points = parts.flatMap((part) => (part.kind === 'point' ? [part] : [])).toSorted((a, b) => a.from.localeCompare(b.from))
  const plan = parts.find((part) => part.kind === 'plan')
  const end = parts.find((part) => part.kind === 'end')
  return {
    points,
    planned: plan?.points ?? 0,
    asked: end?.asked ?? points.filter(({ state }) => state !== 'kept').length,
    failed: points.filter(({ state }) => state === 'failed').length,
    isDone: end !== undefined,
    readAt: points.flatMap(({ readAt }) => readAt ?? []).toSorted()[0] ?? null,
  }
}

type TrendDrawing = { marks: TrendMark[]; series: TrendSeries[]; format: (value: number) => string }

/** Curves of a measure. `ownLabel` names the chosen agents; null when they are everybody. */
export function trendDrawing(points: readonly TrendPoint[], measure: TrendMeasure, ownLabel: string | null): TrendDrawing {
  if (measure === 'time') {
    const series = timeParts.map((part): TrendSeries => ({ id: part, label: timePartLooks[part].label, look: timePartLooks[part], kind: 'bar' }))
    return { series, format: (value) => `${tickText(value)} h`, marks: points.map((point) => ({ ...headOf(point), values: partHours(point), band: null })) }
  }
  if (!hasBand(measure)) {
    // The contacts of everybody would press those of one agent to the ground.
    const series: TrendSeries = { id: 'own', label: ownLabel ?? 'All agents together', look: chartLook(0), kind: 'bar' }
    return { series: [series], format: countText, marks: points.map((point) => ({ ...headOf(point), values: { own: point.sums?.contacts ?? null }, band: null })) }
  }
  const ratio = standardRatios[measure]
  const rateOf = (sums: TrendPoint['sums']) => (sums === null ? null : ratioValue(sums, ratio))
  const marks = points.map((point) => {
    const band = point.bands[measure]
    return { ...headOf(point), values: { own: rateOf(point.sums), floor: ownLabel === null ? null : rateOf(point.floor) }, band: band === null ? null : ([band.low, band.high] as const) }
  })
  const own: TrendSeries = { id: 'own', label: ownLabel ?? 'All agents together', look: chartLook(0), kind: 'line' }
  const floor: TrendSeries = { id: 'floor', label: 'All agents together', look: chartLook(2), kind: 'line' }
  return { marks, series: ownLabel === null ? [own] : [own, floor], format: measure === 'callsPerHour' ? tickText : (value) => `${tickText(value * 100)} %` }
}

/** A line of the grid says where it stands: rounded to 1.4, the one at 1.35 would lie. */
const tickText = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 3 })

const headOf = ({ key }: TrendPoint) => ({ key, label: shortKey(key) })

const partHours = ({ sums }: TrendPoint): Record<string, number | null> =>
  Object.fromEntries(timeParts.map((part) => [part, sums === null ? null : sums[`${part}Seconds`] / 3_600]))
