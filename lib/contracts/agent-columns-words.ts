import { measureFigure, ratioFigure, type Figure } from './figure-words'
import type { AgentRow, Ratio } from './performance'
import { countMeasures, measureWords, standardRatios, timeMeasures, type Sums } from './performance-words'

/** One number per agent. `words` is what stands in the header, in the file and in the menu. */
export type AgentColumn = Figure & { id: string; words: string }

export const usualColumns = [
  'calls', 'humans', 'contacts', 'successes', 'totalSeconds', 'talkShare', 'pauseShare', 'callsPerHour', 'humansPerHour', 'contactsPerHour', 'successesPerHour',
] as const

/** All that can be shown: sums, rates, and what managers defined. */
export const agentColumns = (ratios: readonly Ratio[]): AgentColumn[] => [
  ...countMeasures.map((measure) => ({ id: measure, words: measureWords[measure], ...measureFigure(measure) })),
  ...[...timeMeasures].toReversed().map((measure) => ({ id: measure, words: measureWords[measure], ...measureFigure(measure) })),
  ...Object.entries(standardRatios).map(([id, ratio]) => ({ id, words: ratio.name, ...ratioFigure(ratio) })),
  ...ratios.map((ratio) => ({ id: `r-${ratio.id}`, words: ratio.name, ...ratioFigure(ratio) })),
]

export const shownColumns = (columns: readonly AgentColumn[], chosen: readonly string[]): AgentColumn[] =>
  columns.filter(({ id }) => (chosen.length === 0 ? usualColumns.some((usual) => usual === id) || id.startsWith('r-') : chosen.includes(id)))

export const valueOf = (column: AgentColumn, sums: Sums | null): number | null => (sums === null ? null : column.value(sums))

/** Too few calls to judge by. */
export const isFew = ({ now }: AgentRow, few: number): boolean => now === null || now.calls < few

type Order = { column: AgentColumn | null; direction: 'asc' | 'desc' }

/** By name without a column; whoever has no value goes last either way. */
export function sortedAgents(rows: readonly AgentRow[], { column, direction }: Order): AgentRow[] {
  const sign = direction === 'asc' ? 1 : -1
  const byName = (a: AgentRow, b: AgentRow) => a.name.localeCompare(b.name, 'en')
  if (column === null) return rows.toSorted((a, b) => sign * byName(a, b))
  return rows.toSorted((a, b) => {
    const [left, right] = [valueOf(column, a.now), valueOf(column, b.now)]
    if (left === null || right === null) return Number(left === null) - Number(right === null) || byName(a, b)
    return sign * (left - right) || byName(a, b)
  })
}
