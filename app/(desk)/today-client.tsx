'use client'

import { useQuery } from '@tanstack/react-query'
import { callsLink } from '@/components/agents/calls-link'
import { FloorFigures } from '@/components/agents/floor-figures'
import { rangeText } from '@/components/agents/range-text'
import { DueSummary } from '@/components/callbacks/due-summary'
import { PlanSummary } from '@/components/campaigns/plan-summary'
import { DrySummary } from '@/components/lists/health/dry-summary'
import { Age } from '@/components/ui/age'
import { Face } from '@/components/ui/face'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { PartPanel } from '@/components/ui/part-panel'
import type { TodayAnswer, TodayNumbers, TodayPart } from '@/lib/contracts/today'
import { problemSentence } from '@/lib/queries/request-problem'
import { todayQueries } from '@/lib/queries/today'
import { TodayLoading } from './today-loading'
import { useTodayEvents } from './use-today-events'

/** Older than this, a number of today is marked as old. */
const oldMs = 180_000

export function TodayClient({ zone }: { zone: string }) {
  const { data, error, refetch, isFetching } = useQuery(todayQueries.now())
  useTodayEvents()
  const retry = { onRetry: () => void refetch(), retrying: isFetching }
  if (data === undefined && error === null) return <TodayLoading />
  if (data === undefined) {
    return (
      <>
        <PageHeader title="Today" />
        <Face kind="failed" title="Today could not be read" detail={problemSentence(error)} {...retry} />
      </>
    )
  }
  return (
    <>
      <PageHeader title="Today" zone={zone} />
      {error === null ? null : <Face kind="failed" compact title="The newest read failed" detail={problemSentence(error)} {...retry} />}
      <Numbers part={data.numbers} zone={zone} {...retry} />
      <Parts today={data} zone={zone} {...retry} />
    </>
  )
}

type Retry = { onRetry: () => void; retrying: boolean }
type NumbersProps = Retry & { part: TodayPart<TodayNumbers>; zone: string }

function Numbers({ part, zone, ...retry }: NumbersProps) {
  const { value } = part
  const agents = (
    <Link href="/agents" isPrefetched={false} className="rounded-small underline">
      By agent
    </Link>
  )
  return (
    <div className="mb-4">
      <PartPanel title="Numbers of today" part={shownPart(part)} age={ageOf(part, zone)} actions={value === null ? undefined : agents} {...retry}>
        {(numbers) => (
          <>
            <p className="px-4 pt-3 pb-2 text-table text-muted">
              {rangeText(numbers.range, zone)}
              {numbers.compare === null ? '' : `, against ${rangeText(numbers.compare, zone)}`} · {zone} · Convoso agent performance
              {numbers.compareProblem === null ? '' : ` · The comparison could not be read: ${numbers.compareProblem}`}
            </p>
            <FloorFigures isInPanel answer={numbers} callsHref={(statuses) => callsLink({ ...numbers.range, filters: everything, ...(statuses !== undefined && { statuses }) })} />
          </>
        )}
      </PartPanel>
    </div>
  )
}

const everything = { campaigns: [], lists: [], queues: [], users: [], statuses: [] }

function Parts({ today, zone, ...retry }: Retry & { today: TodayAnswer; zone: string }) {
  const { plan, callbacks, lists } = today
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
      <PartPanel title="Campaigns, planned against actual" part={shownPart(plan)} age={ageOf(plan, zone)} {...retry}>
        {(value) => <PlanSummary plan={value} zone={zone} />}
      </PartPanel>
      <div className="flex flex-col gap-4">
        <PartPanel title="Callbacks" part={shownPart(callbacks)} age={ageOf(callbacks, zone)} {...retry}>
          {(value) => <DueSummary due={value} />}
        </PartPanel>
        <PartPanel title="Lists that need somebody" part={shownPart(lists)} age={ageOf(lists, zone)} {...retry}>
          {(value) => <DrySummary lists={value} />}
        </PartPanel>
      </div>
    </div>
  )
}

const shownPart = <T,>({ value, problem }: TodayPart<T>) => ({ data: value, problem })
const ageOf = ({ value, readAt }: TodayPart<unknown>, zone: string) =>
  value === null || readAt === null ? undefined : <Age at={readAt} zone={zone} prefix="Read" staleAfterMs={oldMs} />
