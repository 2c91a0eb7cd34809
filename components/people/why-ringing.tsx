'use client'

import { useQuery } from '@tanstack/react-query'
import { Age } from '@/components/ui/age'
import { Face } from '@/components/ui/face'
import { SkeletonRows } from '@/components/ui/skeleton'
import { StateMark } from '@/components/ui/state-mark'
import { Time } from '@/components/ui/time'
import type { RingingCheck } from '@/lib/contracts/people'
import { peopleQueries } from '@/lib/queries/people'
import { problemSentence } from '@/lib/queries/request-problem'
import { questionWords, verdictLooks } from './people-words'

/** Each thing that can keep a lead from ringing, with what was found and when it was read. */
export function WhyRinging({ personKey, leadId, zone }: { personKey: string; leadId: string; zone: string }) {
  const { data, error, refetch, isFetching } = useQuery(peopleQueries.ringing(personKey, leadId))
  if (data === undefined && error === null) return <SkeletonRows rows={4} label="Looking why it is or is not ringing" />
  if (data === undefined) {
    const retry = { onRetry: () => void refetch(), retrying: isFetching }
    return <Face kind="failed" compact title="It could not be explained" detail={problemSentence(error)} {...retry} />
  }
  return (
    <div data-why={leadId} className="mt-3 rounded border border-line">
      <p role="status" className="border-b border-line px-3 py-2 font-medium">
        {summaryOf(data.checks)}
      </p>
      <ul className="divide-y divide-line">
        {data.checks.map((check) => (
          <li key={check.question} data-question={check.question} className="px-3 py-2">
            <p className="flex flex-wrap items-center justify-between gap-x-3">
              <span className="text-table font-medium">{questionWords[check.question]}</span>
              <StateMark {...verdictLooks[check.verdict]} label={verdictLooks[check.verdict].word} className="text-small" />
            </p>
            <p className="text-table">
              {check.evidence} {check.at === null ? null : <Time at={check.at} zone={zone} />}
            </p>
            <p className="text-small">
              {check.readAt === null ? <span className="text-muted">Not read</span> : <Age at={check.readAt} zone={zone} prefix="Read" />}
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}

function summaryOf(checks: readonly RingingCheck[]): string {
  const count = (verdict: RingingCheck['verdict']) => checks.filter((check) => check.verdict === verdict).length
  const [stops, delays, unknown] = [count('stops'), count('delays'), count('unknown')]
  const doubt = unknown === 0 ? '' : ` ${unknown} of ${checks.length} questions could not be answered.`
  if (stops > 0) return `It cannot ring: ${stops === 1 ? 'one thing stops it' : `${stops} things stop it`}.${doubt}`
  if (delays > 0) return `Nothing found stops it; ${delays === 1 ? 'one thing' : `${delays} things`} may delay it.${doubt}`
  return `Nothing found here keeps it from ringing.${doubt}`
}
