import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { StateMark } from '@/components/ui/state-mark'
import type { TodayCallbacks } from '@/lib/contracts/today'

/** Callbacks that are late or due within the hour, by the clock; each number leads to its rows. */
export function DueSummary({ due }: { due: TodayCallbacks }) {
  const { overdue, nextHour, ownerAbsent, isCut } = due
  return (
    <div className="flex flex-col gap-3 px-4 py-3">
      <p className="flex flex-wrap gap-x-6 gap-y-1">
        <Count href="/callbacks" count={overdue} isCut={isCut}>
          <StateMark shape={overdue === 0 ? 'ring' : 'triangle'} tone={overdue === 0 ? 'grey' : 'red'} label="Overdue" />
        </Count>
        <Count href="/callbacks?due=next-hour" count={nextHour} isCut={isCut}>
          <StateMark shape="half" tone={nextHour === 0 ? 'grey' : 'amber'} label="Within the hour" />
        </Count>
      </p>
      <p className="text-muted">{absentSentence(ownerAbsent)}</p>
    </div>
  )
}

function Count({ href, count, isCut, children }: { href: string; count: number; isCut: boolean; children: ReactNode }) {
  return (
    <Link href={href} isPrefetched={false} className="flex items-baseline gap-2 rounded-small hover:underline">
      <span className="tabular text-kpi font-semibold">
        {isCut ? '≥ ' : ''}
        {count.toLocaleString('en-US')}
      </span>
      {children}
    </Link>
  )
}

function absentSentence(ownerAbsent: number | null): string {
  if (ownerAbsent === null) return 'Whether their owners are here today could not be read.'
  if (ownerAbsent === 0) return 'No owner of these is absent today.'
  return `${ownerAbsent.toLocaleString('en-US')} of these ${ownerAbsent === 1 ? 'belongs to somebody who is' : 'belong to people who are'} absent today.`
}
