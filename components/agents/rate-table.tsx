import { isFew } from '@/lib/contracts/agent-columns-words'
import { ratioFigure } from '@/lib/contracts/figure-words'
import type { AgentRow } from '@/lib/contracts/performance'
import { bandOf, standardRatios, type Band, type StandardRatio } from '@/lib/contracts/performance-words'
import { stripRatios } from './rate-strips'

type RateTableProps = { rows: readonly AgentRow[]; few: number }

/** The spread of each rate in numbers, then each agent's own. */
export function RateTable({ rows, few }: RateTableProps) {
  const bands = stripRatios.map((ratio) => bandOf(rows.filter((row) => !isFew(row, few)).map((row) => rateOf(row, ratio))))
  return (
    <div className="max-h-[480px] overflow-auto">
      <table aria-label="Rates per agent" className="w-full text-table">
        <thead>
          <tr className="text-left text-muted">
            <th className="py-1 pr-4 font-medium">Agent</th>
            {stripRatios.map((ratio) => (
              <th key={ratio} className="py-1 pr-4 text-right font-medium whitespace-nowrap">
                {standardRatios[ratio].name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bandRows.map(([name, pick]) => (
            <tr key={name} className="border-t border-line font-medium">
              <th className="py-1 pr-4 text-left font-medium">{name}</th>
              {stripRatios.map((ratio, index) => (
                <td key={ratio} className="py-1 pr-4 text-right">
                  {textOf(ratio, pickOf(bands[index] ?? null, pick))}
                </td>
              ))}
            </tr>
          ))}
          {rows.map((row) => (
            <tr key={row.userId} className={isFew(row, few) ? 'border-t border-line text-muted' : 'border-t border-line'}>
              <th className="py-1 pr-4 text-left font-normal">
                {row.name}
                {isFew(row, few) ? ' (few calls)' : ''}
              </th>
              {stripRatios.map((ratio) => (
                <td key={ratio} className="py-1 pr-4 text-right">
                  {textOf(ratio, rateOf(row, ratio))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const bandRows: readonly [string, 'high' | 'median' | 'low'][] = [
  ['Upper quartile', 'high'],
  ['Median', 'median'],
  ['Lower quartile', 'low'],
]

const pickOf = (band: Band | null, pick: 'high' | 'median' | 'low'): number | null => (band === null ? null : band[pick])
const rateOf = ({ now }: AgentRow, ratio: StandardRatio): number | null => (now === null ? null : ratioFigure(standardRatios[ratio]).value(now))
const textOf = (ratio: StandardRatio, value: number | null): string => (value === null ? '–' : ratioFigure(standardRatios[ratio]).text(value))
