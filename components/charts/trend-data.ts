import type { ChartLook } from './chart-colours'

export type TrendSeries = { id: string; label: string; look: ChartLook; kind: 'bar' | 'line' }

/** One point of time: a value per series (null is a gap, never zero) and the middle half of all agents, where there is one. */
export type TrendMark = { key: string; label: string; values: Readonly<Record<string, number | null>>; band: readonly [number, number] | null }

/** Where the plot lies inside its box, so that what is laid over it fits. */
export const trendMargin = { top: 8, right: 8, bottom: 24, left: 48 } as const
