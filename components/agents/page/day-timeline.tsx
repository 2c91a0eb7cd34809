import { fillOf } from '@/components/charts/chart-colours'
import { Swatch } from '@/components/charts/legend'
import { Link } from '@/components/ui/link'
import { zonedTime } from '@/components/ui/zoned-time'
import { shareText } from '@/lib/contracts/figure-words'
import type { AgentDayAnswer, DayCall } from '@/lib/contracts/performance'
import { clockText } from '@/lib/shared/durations'
import { useRovingRows } from '../use-roving-rows'
import { callKinds, hourTicks, kindOf, outcomesOf, placedCalls } from './day-view'

type DayProps = { answer: AgentDayAnswer; zone: string; callHref: (startedAt: string) => string; outcomeHref: (status: string) => string }

/** The day on one line, a mark per call as long as the call; below it what the calls came to. */
export function DayTimeline({ answer, zone, callHref, outcomeHref }: DayProps) {
  const placed = placedCalls(answer)
  const roving = useRovingRows(placed.length)
  return (
    <div className="flex flex-col gap-3">
      <div>
        <div role="group" aria-label="Calls of the day" onKeyDown={roving.onKeyDown} className="relative h-10 overflow-hidden rounded-small bg-sunken">
          {placed.map(({ call, left, width, startedAt }, index) => (
            <Link
              key={call.id}
              {...roving.itemProps(index)}
              href={callHref(startedAt)}
              isPrefetched={false}
              title={callSentence(call, zone)}
              aria-label={`${callSentence(call, zone)}. Opens the call.`}
              className="absolute inset-y-1 min-w-1 outline-offset-0 hover:outline-1"
              style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
            >
              <svg aria-hidden className="keeps-colour block size-full">
                <rect width="100%" height="100%" fill={fillOf(callKinds[kindOf(call)].look)} stroke={callKinds[kindOf(call)].look.colour} />
              </svg>
            </Link>
          ))}
        </div>
        <div aria-hidden className="relative h-5 text-small text-muted">
          {hourTicks(answer, zone).map(({ at, label }) => (
            <span key={label} className="tabular absolute border-l border-edge pl-1 leading-5" style={{ left: `${at * 100}%` }}>
              {label}
            </span>
          ))}
        </div>
      </div>
      <ul className="flex flex-wrap gap-2 text-table">
        {outcomesOf(answer.items).map(({ code, name, kind, calls }) => (
          <li key={code}>
            <Link href={outcomeHref(code)} isPrefetched={false} className="tabular inline-flex items-center gap-1.5 rounded border border-line px-2 py-1 hover:bg-hover">
              <Swatch look={callKinds[kind].look} />
              {name} {calls}
              <span className="text-muted">{shareText(calls / answer.items.length)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

const lengthText = ({ seconds }: DayCall): string => (seconds === null ? 'length not known' : clockText(seconds))

const callSentence = (call: DayCall, zone: string): string =>
  `${call.startedAt === null ? 'Begin not known' : zonedTime(call.startedAt, zone, 'time')}, ${lengthText(call)}, ${call.statusName ?? call.status}`

export function DayTable({ answer, zone, callHref }: Omit<DayProps, 'outcomeHref'>) {
  return (
    <div tabIndex={0} role="region" aria-label="Calls of the day as a table" className="max-h-[320px] overflow-auto">
      <table className="w-full text-table whitespace-nowrap">
        <thead className="sticky top-0 bg-surface text-left text-muted">
          <tr>
            {['Begin', 'Length', 'Outcome', 'Counts as', 'Campaign'].map((head) => (
              <th key={head} scope="col" className="py-1 pr-4 font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answer.items.map((call) => (
            <tr key={call.id} className="border-t border-line">
              <td className="tabular py-1 pr-4">
                {call.startedAt === null ? (
                  '–'
                ) : (
                  <Link href={callHref(call.startedAt)} isPrefetched={false} className="rounded-small text-accent hover:underline">
                    {zonedTime(call.startedAt, zone, 'time')}
                  </Link>
                )}
              </td>
              <td className="tabular py-1 pr-4">{call.seconds === null ? '–' : clockText(call.seconds)}</td>
              <td className="py-1 pr-4">{call.statusName ?? call.status}</td>
              <td className="py-1 pr-4">{callKinds[kindOf(call)].label}</td>
              <td className="py-1">{call.campaignName ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
