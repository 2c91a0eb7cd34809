'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { PlayButton } from '@/components/player/play-button'
import { DescriptionList } from '@/components/ui/description-list'
import { Face } from '@/components/ui/face'
import { Link } from '@/components/ui/link'
import { Sheet } from '@/components/ui/sheet'
import { SkeletonRows } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'
import type { CallRow, CallSearch } from '@/lib/contracts/calls'
import { callQueries } from '@/lib/queries/calls'
import { problemSentence } from '@/lib/queries/request-problem'
import { clockText } from '@/lib/shared/durations'
import { callTypeWord, endedByWord } from './call-words'
import { leadNameOf, trackOf } from './track-of'

type CallSheetProps = {
  id: string
  /** The row, when it is among those that are loaded. */
  known: CallRow | undefined
  search: CallSearch
  listNames: ReadonlyMap<string, string>
  zone: string
  onClose: () => void
}

/** One call beside the table; the address keeps which. */
export function CallSheet({ id, known, search, listNames, zone, onClose }: CallSheetProps) {
  const { data, error, refetch, isFetching } = useInfiniteQuery({ ...callQueries.search({ ...search, call: id }, 1), enabled: known === undefined })
  const call = known ?? data?.pages[0]?.items[0]
  return (
    <Sheet open onClose={onClose} title={`Call ${id}`}>
      {call !== undefined ? (
        <CallFacts call={call} listNames={listNames} zone={zone} />
      ) : error !== null ? (
        <Face kind="failed" title="The call could not be read" detail={problemSentence(error)} onRetry={() => void refetch()} retrying={isFetching} />
      ) : data === undefined ? (
        <SkeletonRows rows={6} label="Loading the call" />
      ) : (
        <Face kind="empty" title="This call is not in the chosen time" detail="Choose a longer time, or take a filter away." />
      )}
    </Sheet>
  )
}

function CallFacts({ call, listNames, zone }: { call: CallRow; listNames: ReadonlyMap<string, string>; zone: string }) {
  const track = trackOf(call, zone)
  return (
    <>
      <p className="mb-4 flex items-center gap-3">
        {track === null ? null : <PlayButton track={track} size="medium" />}
        <span className="text-muted">
          {track !== null ? 'Play the recording' : call.recordingId === null ? 'No recording of this call' : 'Recorded, but Convoso gives no address for the file'}
        </span>
      </p>
      <DescriptionList items={factsOf(call, { listNames, zone })} />
      {call.leadId === null ? null : (
        <p className="mt-4">
          <Go href={`/calls?when=last%2090%20d&lead=${call.leadId}`}>All calls of this lead in the last 90 days</Go>
        </p>
      )}
    </>
  )
}

function factsOf(call: CallRow, { listNames, zone }: { listNames: ReadonlyMap<string, string>; zone: string }): { term: string; detail: ReactNode }[] {
  const { leadId, userId, campaignId, listId } = call
  const facts: [string, ReactNode][] = [
    ['Begun', <Time key="at" at={call.startedAt} zone={zone} />],
    ['Length', call.seconds === null ? null : clockText(call.seconds)],
    ['Outcome', call.statusName === null ? call.status : `${call.statusName} (${call.status})`],
    ['Lead', leadId === null ? leadNameOf(call) : <Go href={`/leads/${leadId}`}>{leadNameOf(call) ?? `Lead ${leadId}`}</Go>],
    ['The lead’s number', call.phone],
    ['Number dialed', call.numberDialed],
    ['Agent', userId === null || call.system ? call.userName : <Go href={`/agents/${userId}`}>{call.userName ?? `User ${userId}`}</Go>],
    ['Campaign', campaignId === null ? call.campaignName : <Go href={`/campaigns/${campaignId}`}>{call.campaignName ?? `Campaign ${campaignId}`}</Go>],
    ['List', listId === null ? null : <Go href={`/lists/${listId}`}>{listNames.get(listId) ?? `List ${listId}`}</Go>],
    ['Type', callTypeWord(call.callType)],
    ['Ended by', endedByWord(call.endedBy)],
    ['Attempt', call.calledCount],
    ['In queue', call.queueSeconds === null ? null : clockText(call.queueSeconds)],
    ['Comment', call.comment],
  ]
  return facts.map(([term, detail]) => ({ term, detail: detail === null || detail === '' ? '–' : detail }))
}

const Go = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link href={href} isPrefetched={false} className="rounded-small text-accent underline-offset-2 hover:underline">
    {children}
  </Link>
)
