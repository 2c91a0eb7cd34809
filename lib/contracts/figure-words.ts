import { clockText } from '@/lib/shared/durations'
import { ratioKind, ratioValue, timeMeasures, type Measure, type RatioOf, type Sums } from './performance-words'

/** A number of the table: how it is made, said and compared. */
export type Figure = { value: (sums: Sums) => number | null; text: (value: number) => string; change: (now: number, before: number) => string }

export const measureFigure = (measure: Measure): Figure => ({
  value: (sums) => sums[measure],
  text: timeMeasures.some((time) => time === measure) ? clockText : countText,
  change: percentChange,
})

export function ratioFigure(ratio: RatioOf): Figure {
  const kind = ratioKind(ratio)
  const value = (sums: Sums) => ratioValue(sums, ratio)
  if (kind === 'share') return { value, text: shareText, change: (now, before) => `${signed((now - before) * 100, 1)} pt` }
  return { value, text: kind === 'per-hour' ? rateText : clockText, change: percentChange }
}

export const countText = (value: number): string => value.toLocaleString('en-US')
export const shareText = (value: number): string => `${(value * 100).toFixed(1)} %`
/** Rare things need a digit more: 0.17 an hour, 12.3 an hour. */
export function rateText(value: number): string {
  const digits = value > 0 && value < 1 ? 2 : 1
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

/** From nothing, no percentage says how much. */
function percentChange(now: number, before: number): string {
  if (before === 0) return now === 0 ? '±0 %' : 'new'
  return `${signed(((now - before) / before) * 100, 0)} %`
}

function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits)
  if (Number(text) === 0) return `±${text}`
  return `${value < 0 ? '−' : '+'}${text}`
}
