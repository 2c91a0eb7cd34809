import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { countText, ratioFigure } from '@/lib/contracts/figure-words'
import type { TrendPoint } from '@/lib/contracts/performance'
import { ratioValue, standardRatios, type StandardRatio, type Sums } from '@/lib/contracts/performance-words'
import { clockText } from '@/lib/shared/durations'
import { dayText } from './range-text'

type TrendTableProps = { points: readonly TrendPoint[]; zone: string; /** They were asked for. */ hasContacts: boolean; hrefOf: (key: string) => string }

const stateWords: Record<TrendPoint['state'], string> = { kept: 'kept', fresh: 'read now', running: 'not over yet', failed: 'could not be read' }

/** The points of the chart as rows; each leads to its calls. */
export function TrendTable({ points, zone, hasContacts, hrefOf }: TrendTableProps) {
  const heads = ['When', ...numberHeads, ...(hasContacts ? contactHeads : []), 'Read']
  return (
    <div tabIndex={0} role="region" aria-label="The trend as a table" className="max-h-[300px] overflow-auto">
      <table className="w-full text-table whitespace-nowrap">
        <thead className="sticky top-0 bg-surface text-left text-muted">
          <tr>
            {heads.map((head, index) => (
              <th key={head} scope="col" className={`py-1 pr-4 font-medium ${index === 0 || index === heads.length - 1 ? '' : 'text-right'}`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.key} className="border-t border-line">
              <th scope="row" className="py-1 pr-4 text-left font-normal">
                <Link href={hrefOf(point.key)} isPrefetched={false} className="rounded-small text-accent hover:underline">
                  {keyText(point)}
                </Link>
              </th>
              {[...cellsOf(point), ...(hasContacts ? contactCells(point) : [])].map((text, index) => (
                <td key={index} className="tabular py-1 pr-4 text-right">
                  {text}
                </td>
              ))}
              <td className="py-1 text-muted" title={point.problem ?? undefined}>
                {stateWords[point.state]} {point.readAt === null ? null : <Time at={point.readAt} zone={zone} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const numberHeads = ['Agents', 'Calls', 'Human', 'Talk', 'Wait', 'Wrap-up', 'Pause', 'Calls / h', 'Talk %', 'Median calls / h']
const contactHeads = ['Contacts', 'Contact %', 'Median contact %']

/** A day of the clock change says its length. */
function keyText({ key, hours }: Pick<TrendPoint, 'key' | 'hours'>): string {
  const [day = '', hour] = key.split(' ')
  if (hour !== undefined) return `${hour}:00${hours > 1.01 ? ` (${hours} h)` : ''}`
  return `${dayText(day)}${Math.abs(hours - 24) < 0.01 ? '' : ` (${hours} h)`}`
}

function cellsOf({ sums, agents, bands }: TrendPoint): string[] {
  if (sums === null) return numberHeads.map(() => '–')
  const median = bands.callsPerHour === null ? '–' : ratioFigure(standardRatios.callsPerHour).text(bands.callsPerHour.median)
  const times = [sums.talkSeconds, sums.waitSeconds, sums.wrapSeconds, sums.pauseSeconds].map(clockText)
  return [countText(agents), countText(sums.calls), countText(sums.humans), ...times, rateOf(sums, 'callsPerHour'), rateOf(sums, 'talkShare'), median]
}

function contactCells({ sums, bands: { contactRate } }: TrendPoint): string[] {
  if (sums === null || sums.contacts === null) return contactHeads.map(() => '–')
  return [countText(sums.contacts), rateOf(sums, 'contactRate'), contactRate === null ? '–' : ratioFigure(standardRatios.contactRate).text(contactRate.median)]
}

function rateOf(sums: Sums, ratio: StandardRatio): string {
  const value = ratioValue(sums, standardRatios[ratio])
  return value === null ? '–' : ratioFigure(standardRatios[ratio]).text(value)
}

export function pointSentence(point: TrendPoint): string {
  const { sums, bands, state, problem } = point
  if (sums === null) return `${keyText(point)}: ${problem ?? 'not known'}`
  const parts = [
    `${countText(sums.calls)} calls`,
    `${countText(sums.humans)} human`,
    ...(sums.contacts === null ? [] : [`${countText(sums.contacts)} contacts (${rateOf(sums, 'contactRate')})`]),
    `${rateOf(sums, 'callsPerHour')} an hour`,
    `talk ${rateOf(sums, 'talkShare')} of ${clockText(sums.totalSeconds)}`,
    ...(bands.callsPerHour === null ? [] : [`median ${ratioFigure(standardRatios.callsPerHour).text(bands.callsPerHour.median)} an hour of ${bands.callsPerHour.count} agents`]),
  ]
  return `${keyText(point)}${state === 'running' ? ', not over yet' : ''}: ${parts.join(', ')}`
}
