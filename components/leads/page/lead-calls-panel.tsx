'use client'

import { useQuery } from '@tanstack/react-query'
import { Age } from '@/components/ui/age'
import { Face } from '@/components/ui/face'
import { Panel } from '@/components/ui/panel'
import { SkeletonRows } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'
import type { LeadCalls } from '@/lib/contracts/lead-edits'
import { leadQueries } from '@/lib/queries/lead'
import { problemSentence } from '@/lib/queries/request-problem'
import { clockText } from '@/lib/shared/durations'

export function LeadCallsPanel({ id, zone }: { id: string; zone: string }) {
  const { data, error, refetch, isFetching } = useQuery(leadQueries.calls(id))
  return (
    <Panel title="Calls" flush age={data === undefined ? undefined : <Age at={data.now} zone={zone} prefix="Read" />}>
      {error === null ? null : (
        <div className="px-4 py-2">
          <Face kind="failed" compact title="Could not be read" detail={problemSentence(error)} onRetry={() => void refetch()} retrying={isFetching} />
        </div>
      )}
      {data === undefined && error === null ? <SkeletonRows rows={4} label="Loading the calls" /> : null}
      {data?.items.length === 0 ? <Face kind="empty" title={`No call in the last ${data.days} days`} /> : null}
      {data === undefined || data.items.length === 0 ? null : <Rows calls={data} zone={zone} />}
    </Panel>
  )
}

function Rows({ calls, zone }: { calls: LeadCalls; zone: string }) {
  return (
    <>
      <div tabIndex={0} role="region" aria-label="Calls of this lead" className="relative max-h-80 overflow-y-auto outline-offset-[-2px]">
        <ol className="divide-y divide-line">
          {calls.items.map((call) => (
            <li key={call.id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 px-4 py-1.5 text-table">
              <Time at={call.startedAt} zone={zone} className="font-medium" />
              <span className="tabular text-muted">{call.seconds === null ? '–' : clockText(call.seconds)}</span>
              <span className="col-span-2 break-words text-muted">{aboutCall(call)}</span>
            </li>
          ))}
        </ol>
      </div>
      <p className="border-t border-line px-4 py-2 text-table text-muted">
        {calls.isCut ? `The newest ${calls.items.length} calls; there are more.` : `All calls of the last ${calls.days} days.`}
      </p>
    </>
  )
}

type Call = LeadCalls['items'][number]

const aboutCall = ({ status, statusName, userName, campaignName, callType, endedBy }: Call): string =>
  [statusName === null || statusName === status ? status : `${statusName} (${status})`, callType, userName, campaignName, endedBy === null || endedBy === 'NONE' ? null : `ended by ${endedBy.toLowerCase()}`]
    .filter((part) => part !== null && part !== '')
    .join(' · ')
