import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useServerNow } from '@/components/ui/server-clock'
import type { RecordedCall } from '@/lib/contracts/recordings'
import { campaignQueries } from '@/lib/queries/campaigns'
import { accountChoices } from '@/lib/queries/choices'
import { recordingQueries } from '@/lib/queries/recordings'
import type { RecordingChoices } from './filters'
import type { RecordingSearch } from './search-params'
import { toRecordingsFilter } from './to-filter'

/** The recordings of a view, page after page. `openedAt`: until when "today" and the like go, until somebody reads again. */
export function useRecordings(search: RecordingSearch, { zone, openedAt }: { zone: string; openedAt: string }) {
  const [readAt, setReadAt] = useState(openedAt)
  const nowMs = useServerNow()
  const filter = useMemo(() => toRecordingsFilter(search, { zone, nowMs: Date.parse(readAt) }), [search, zone, readAt])
  const known = recordingQueries.search(filter ?? nothing)
  const query = useInfiniteQuery({ ...known, enabled: filter !== null, placeholderData: keepPreviousData })
  const { data, error, refetch } = query
  const calls = useMemo(() => onceEach(data?.pages.flatMap(({ items }) => items) ?? []), [data])
  return { ...query, filter, calls, readAgain: () => (error === null ? setReadAt(new Date(nowMs).toISOString()) : void refetch()) }
}

const nothing = { from: '', to: '', agent: [], campaign: [], status: [] }

/** A call that came late into the log moves the rows behind it: one may come twice. */
const onceEach = (calls: readonly RecordedCall[]): RecordedCall[] => [...new Map(calls.map((call) => [call.id, call])).values()]

/** What the account knows; a part that cannot be read leaves its menu closed. */
export function useRecordingChoices(): RecordingChoices {
  const { data: account } = useQuery(accountChoices())
  const { data: floor } = useQuery({ ...campaignQueries.list(), refetchInterval: false })
  return useMemo(
    () => ({
      agents: account?.users.items.map(({ id, name }) => ({ value: id, label: name })) ?? [],
      statuses: account?.statuses.items.map(({ code, name }) => ({ value: code, label: name })) ?? [],
      campaigns: floor?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [],
    }),
    [account, floor],
  )
}
