import { isFew } from '@/lib/contracts/agent-columns-words'
import { ratioFigure, type Figure } from '@/lib/contracts/figure-words'
import type { AgentRow } from '@/lib/contracts/performance'
import { bandOf, standardRatios, type Band, type StandardRatio } from '@/lib/contracts/performance-words'

const ratios = ['callsPerHour', 'humansPerHour', 'contactsPerHour', 'successesPerHour', 'humanRate', 'contactRate', 'successRate', 'talkShare', 'waitShare', 'wrapShare', 'pauseShare'] as const satisfies readonly StandardRatio[]

export type Standing = { name: string; figure: Figure; own: number | null; before: number | null; band: Band | null; most: number }

/** One agent beside all who had enough calls, rate by rate. */
export const standingsOf = (rows: readonly AgentRow[], { userId, few }: { userId: string; few: number }): Standing[] => {
  const own = rows.find((row) => row.userId === userId)
  return ratios.map((ratio) => {
    const figure = ratioFigure(standardRatios[ratio])
    const rateOf = (sums: AgentRow['now'] | undefined) => (sums === null || sums === undefined ? null : figure.value(sums))
    const floor = rows.filter((row) => !isFew(row, few)).map(({ now }) => rateOf(now))
    const values = [...floor, rateOf(own?.now)].filter((value) => value !== null)
    return { name: standardRatios[ratio].name, figure, own: rateOf(own?.now), before: rateOf(own?.before), band: bandOf(floor), most: Math.max(...values, 0) * 1.04 || 1 }
  })
}

/** The box holds the middle half of the floor, its line is the median, the diamond is this agent. */
export function AgainstFloor({ standings, name }: { standings: readonly Standing[]; name: string }) {
  return (
    <ul className="flex flex-col gap-2">
      {standings.map((standing) => (
        <li key={standing.name} className="grid grid-cols-[96px_minmax(0,1fr)_72px] items-center gap-x-3 text-table lg:grid-cols-[104px_minmax(0,1fr)_72px_320px]">
          <span className="text-muted">{standing.name}</span>
          <Strip {...standing} />
          <span className="tabular text-right font-medium">{textOf(standing, standing.own)}</span>
          <span className="tabular col-span-2 col-start-2 text-small text-muted lg:col-span-1 lg:col-start-4">{standingSentence(standing)}</span>
        </li>
      ))}
      <li className="text-small text-muted">
        {standings.every(({ band }) => band === null)
          ? 'No agent had enough calls in this time to compare with.'
          : `Diamond: ${name}. Box: the middle half of the agents with enough calls.`}
      </li>
    </ul>
  )
}

/** Without a floor there is no diamond either: alone, just below the end of the scale, it would say that this agent leads. */
function Strip({ own, band, most }: Standing) {
  const at = (value: number) => `${(value / most) * 100}%`
  return (
    <span aria-hidden className="keeps-colour relative block h-6 rounded-small bg-sunken">
      {band === null ? null : (
        <>
          <span className="absolute inset-y-1 rounded-small border border-accent bg-accent-soft" style={{ left: at(band.low), width: at(band.high - band.low) }} />
          <span className="absolute inset-y-0 w-0.5 bg-accent" style={{ left: at(band.median) }} />
          {own === null ? null : <span className="absolute top-1/2 size-2.5 -translate-x-1/2 -translate-y-1/2 rotate-45 border border-surface bg-ink" style={{ left: at(own) }} />}
        </>
      )}
    </span>
  )
}

const textOf = ({ figure }: Standing, value: number | null): string => (value === null ? '–' : figure.text(value))

function standingSentence(standing: Standing): string {
  const { own, before, band, figure } = standing
  const change = own === null || before === null ? '' : `${figure.change(own, before)}, was ${figure.text(before)} · `
  return band === null ? `${change}nobody to compare with` : `${change}median ${figure.text(band.median)} (n ${band.count})`
}

export function AgainstFloorTable({ standings }: { standings: readonly Standing[] }) {
  return (
    <table aria-label="Against the floor" className="w-full text-table">
      <thead className="text-left text-muted">
        <tr>
          {['Rate', 'Agent', 'Compared', 'Lower quartile', 'Median', 'Upper quartile', 'Agents'].map((head, index) => (
            <th key={head} scope="col" className={`py-1 pr-4 font-medium ${index === 0 ? '' : 'text-right'}`}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {standings.map((standing) => (
          <tr key={standing.name} className="border-t border-line">
            <th scope="row" className="py-1 pr-4 text-left font-normal">
              {standing.name}
            </th>
            {[standing.own, standing.before, standing.band?.low ?? null, standing.band?.median ?? null, standing.band?.high ?? null].map((value, index) => (
              <td key={index} className="py-1 pr-4 text-right">
                {textOf(standing, value)}
              </td>
            ))}
            <td className="py-1 pr-4 text-right">{standing.band?.count ?? 0}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
