import { clsx } from 'clsx'
import { Link } from '@/components/ui/link'
import { countText, measureFigure, ratioFigure, type Figure } from '@/lib/contracts/figure-words'
import type { PerformanceAnswer } from '@/lib/contracts/performance'
import { standardRatios } from '@/lib/contracts/performance-words'

type Statuses = readonly string[] | undefined
type FloorFiguresProps = { answer: Pick<PerformanceAnswer, 'floor' | 'meanings'>; callsHref: (statuses: Statuses) => string; /** Inside a panel, which has a border already. */ isInPanel?: boolean }

/** All agents together, beside what they are compared with; each number leads to its calls. */
export function FloorFigures({ answer: { floor, meanings }, callsHref, isInPanel = false }: FloorFiguresProps) {
  const tiles: { name: string; figure: Figure; statuses: Statuses }[] = [
    { name: 'Calls', figure: measureFigure('calls'), statuses: undefined },
    { name: 'Human answers', figure: measureFigure('humans'), statuses: undefined },
    { name: 'Contacts', figure: measureFigure('contacts'), statuses: meanings.contactCodes },
    { name: 'Successes', figure: measureFigure('successes'), statuses: meanings.successCodes },
    { name: 'Logged time', figure: { ...measureFigure('totalSeconds'), text: (seconds) => `${countText(Math.round(seconds / 3_600))} h` }, statuses: undefined },
    { name: 'Talk', figure: ratioFigure(standardRatios.talkShare), statuses: undefined },
    { name: 'Contacts / logged h', figure: ratioFigure(standardRatios.contactsPerHour), statuses: meanings.contactCodes },
  ]
  return (
    <dl className={clsx('grid grid-cols-2 gap-px overflow-hidden border-line bg-line sm:grid-cols-4 xl:grid-cols-7', isInPanel ? 'rounded-b border-t' : 'mb-4 rounded border')}>
      {tiles.map(({ name, figure, statuses }) => {
        const [now, before] = [figure.value(floor.now), floor.before === null ? null : figure.value(floor.before)]
        return (
          <div key={name} className="bg-surface px-4 py-3 last:col-span-2 xl:last:col-span-1">
            <dt className="text-table text-muted">{name}</dt>
            <dd>
              {now === null ? (
                <span className="text-title font-semibold sm:text-kpi text-muted" title={meanings.problem ?? undefined}>
                  –
                </span>
              ) : (
                <Link href={callsHref(statuses)} isPrefetched={false} className="tabular rounded-small text-title font-semibold sm:text-kpi whitespace-nowrap hover:underline">
                  {figure.text(now)}
                </Link>
              )}
              <span className="tabular block min-h-4 text-small text-muted">
                {now === null || before === null ? '' : `${figure.change(now, before)} · was ${figure.text(before)}`}
              </span>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
